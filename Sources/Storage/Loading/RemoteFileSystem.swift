/// File systems on which another machine may change files without the system telling us.
enum RemoteFileSystem {
  /// Whether a folder lies on one, by what statfs(2) says of it.
  static func holds(_ folder: Directory) -> Bool {
    // 120 bytes on 64-bit Linux.
    var status = [Int](repeating: 0, count: 64)
    return HiddenCall.fstatfs?(folder.descriptor, &status) == 0 && kinds.contains(status[0])
  }

  /// NFS, SMB, CIFS, SMB 2, FUSE, 9P, VirtualBox, AFS twice, Coda and Ceph, of linux/magic.h and statfs(2).
  private static let kinds: [Int] = [
    0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42, 0x6573_5546, 0x0102_1997, 0x786f_4256, 0x5346_414f,
    0x6b41_4653, 0x7375_7245, 0x00c3_6400,
  ]
}
