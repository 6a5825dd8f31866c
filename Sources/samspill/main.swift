import FileTool
import Glibc

if CommandLine.arguments.dropFirst().first == "file" {
  exit(FileVerbs.runCommandLine())
}
print("samspill")
