package org.hwautomation.simulator.profile;

import java.util.Locale;
import org.hwautomation.simulator.tree.ResourceTree;

/// What is printed on each single machine's parts.
final class OwnNumbers {

  private OwnNumbers() {}

  /// @param maker the first three octets
  /// @param number the last three
  static void mac(ResourceTree tree, String path, String maker, int number) {
    var mac =
        String.format(
            Locale.ROOT,
            "%s:%02X:%02X:%02X",
            maker,
            number >> 16 & 0xff,
            number >> 8 & 0xff,
            number & 0xff);
    tree.edit(path, node -> node.put("MACAddress", mac).put("PermanentMACAddress", mac));
  }

  static void part(ResourceTree tree, String path, String serial, int number) {
    tree.edit(path, node -> node.put("SerialNumber", serial + "-" + number));
  }
}
