package org.hwautomation.driver;

/// A way by a vendor's program that this server would have and does not, because the program cannot
/// be used from here.
///
/// @param why which program, and where it was looked for or what keeps it from being used
/// @param whatToDo a sentence
public record MissingTool(String why, String whatToDo) implements Capability {

  /// @param programs names under which it was looked for
  /// @param product where the program comes from: `Dell's iDRAC tools`
  public static MissingTool notInstalled(VendorTools tools, String product, String... programs) {
    var names = String.join(" or ", programs);
    return new MissingTool(
        "%s is not installed on this worker (looked in %s)".formatted(names, tools.searched()),
        "Install %s (%s) where the service and its workers run, in a directory of their PATH."
            .formatted(names, product));
  }

  @Override
  public Method method() {
    return Method.VENDOR_TOOL;
  }
}
