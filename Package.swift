// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  // Types are made from what the compiler knows of them, not found again by name in every run.
  .unsafeFlags(
    ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
    .when(configuration: .release)),
]

/// A module of ours and, beside it, the target that tests it.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, swiftSettings: strict),
    .testTarget(
      name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
      swiftSettings: strict),
  ]
}

let package = Package(
  name: "samspill",
  targets: [
    .systemLibrary(name: "CNcurses"),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "TidyTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["TestSupport", "samspill"], swiftSettings: strict),
    .executableTarget(
      name: "StoreProbe", dependencies: ["CivilTime", "Domain", "Storage"],
      path: "Tests/StoreProbe", swiftSettings: strict),
    .testTarget(
      name: "FaultTests",
      dependencies: ["TestSupport", "samspill", "StoreProbe", "CivilTime", "Domain", "Storage"],
      exclude: ["Shim"], swiftSettings: strict),
    .executableTarget(
      name: "samspill",
      dependencies: [
        "CivilTime", "Domain", "Wording", "Storage", "Workspace", "TerminalUI", "TerminalNcurses",
        "CommandLineTool", "FileTool",
      ],
      swiftSettings: strict,
      linkerSettings: [
        // Nobody looks up our names; scripts/run adds what only some systems can.
        .unsafeFlags(
          ["-Xlinker", "--gc-sections", "-Xlinker", "--no-export-dynamic", "-Xlinker", "-s"],
          .when(configuration: .release))
      ]),
  ]
    + module("CivilTime")
    + module("VObject", ["CivilTime", "InternetMessage"])
    + module("InternetMessage", ["CivilTime"])
    + module("Domain", ["CivilTime"])
    + module("Wording", ["CivilTime", "Domain"])
    + module("Storage", ["CivilTime", "Domain", "VObject", "InternetMessage"])
    + module("TerminalUI")
    + module("TerminalNcurses", ["TerminalUI", "CNcurses"])
    + module("Workspace", ["CivilTime", "Domain", "Wording", "TerminalUI"])
    + module("CommandLineTool", ["CivilTime", "Domain", "Wording", "Storage"])
    + module("FileTool", ["CivilTime", "VObject", "InternetMessage", "Storage"])
)
