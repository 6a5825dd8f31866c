/// File systems on which another machine may change files without the system telling us.
enum RemoteFileSystem {
  /// Whether the file with this status lies on one, by the table of mounts (proc(5), mountinfo).
  static func holds(_ status: FileStatus) -> Bool {
    guard let mounts = try? Directory(opening: "/proc/self").read(StoreName.fixed("mountinfo"))
    else { return false }
    let device = "\(major(status.device)):\(minor(status.device))"
    let lines = String(decoding: mounts.bytes, as: UTF8.self).split(separator: "\n")
    return lines.contains { line in
      let fields = line.split(separator: " ")
      guard fields.count > 2, fields[2] == device,
        let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count
      else { return false }
      return names.contains { fields[dash + 1].hasPrefix($0) }
    }
  }

  private static let names = ["nfs", "smb", "cifs", "fuse", "9p", "vboxsf", "afs", "ceph"]

  /// As glibc packs a device number into 64 bits, makedev(3).
  private static func major(_ device: UInt64) -> UInt64 {
    (device >> 8 & 0xfff) | (device >> 32 & 0xffff_f000)
  }

  private static func minor(_ device: UInt64) -> UInt64 {
    (device & 0xff) | (device >> 12 & 0xffff_ff00)
  }
}
