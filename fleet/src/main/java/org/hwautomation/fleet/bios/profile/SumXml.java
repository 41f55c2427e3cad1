package org.hwautomation.fleet.bios.profile;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hwautomation.fleet.Fault;
import org.jspecify.annotations.Nullable;

/// The BIOS configuration file of Supermicro's update manager, with all menus and what each setting
/// is set to. Its names are those that people see in the setup; Redfish has them without blanks and
/// with `_` for every other sign, so `Intel VT for Directed I/O (VT-d)` is
/// `IntelVTforDirectedI_O_VT_d_` (all 495 attributes of the recording sys821getnhr).
///
/// @param settings attribute → String, Long or Boolean
/// @param leftOut what was not taken over, and why
record SumXml(Map<String, Object> settings, List<String> leftOut) {

  private static final String START = "<BiosCfg";
  private static final String END = "</BiosCfg>";

  /// Whether these bytes could be such a file. The manager's own greeting may stand before the XML.
  static boolean isLikely(byte[] content) {
    return text(content).contains(START);
  }

  /// @param faults what is wrong; with any, the result must not be used
  static SumXml read(String label, byte[] content, List<Fault> faults) {
    var reader = new Reading();
    try {
      var xml = factory().createXMLStreamReader(new ByteArrayInputStream(document(content)));
      while (xml.hasNext()) reader.event(xml);
    } catch (XMLStreamException e) {
      var line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNumber();
      faults.add(Fault.of(label + line, "xml-syntax", "it is not well-formed XML from here on"));
    } catch (NumberFormatException e) {
      faults.add(Fault.of(label, "wrong-type", "a number in it is none: " + e.getMessage()));
    }
    return reader.result();
  }

  /// No document types, so no entities and nothing fetched from elsewhere.
  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /// From the XML's first sign to its last: greetings and other programs' output stand around it.
  private static byte[] document(byte[] content) {
    var text = text(content);
    int declared = text.indexOf("<?xml");
    int start = declared >= 0 ? declared : Math.max(0, text.indexOf(START));
    int end = text.lastIndexOf(END);
    return Arrays.copyOfRange(content, start, end < start ? content.length : end + END.length());
  }

  /// One character for each byte, whatever the encoding: only to look for ASCII words.
  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  static String attributeName(String setupName) {
    return setupName.replace(" ", "").replaceAll("[^A-Za-z0-9]", "_");
  }

  private static final class Reading {

    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final Map<String, Integer> times = new LinkedHashMap<>();
    private final List<String> passwords = new ArrayList<>();
    private @Nullable String textSetting;

    void event(XMLStreamReader xml) throws XMLStreamException {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(xml);
        case XMLStreamConstants.END_ELEMENT -> {
          if (xml.getLocalName().equals("Setting")) textSetting = null;
        }
        default -> {} // menus' texts, help and comments
      }
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
      var name = textSetting;
      if (xml.getLocalName().equals("StringValue") && name != null) {
        settings.put(name, xml.getElementText());
      } else if (xml.getLocalName().equals("Setting")) {
        setting(xml);
      }
    }

    private void setting(XMLStreamReader xml) {
      var name = attributeName(attribute(xml, "name"));
      times.merge(name, 1, Integer::sum);
      switch (attribute(xml, "type")) {
        case "Option" -> settings.put(name, attribute(xml, "selectedOption"));
        case "CheckBox" -> settings.put(name, attribute(xml, "checkedStatus").equals("Checked"));
        case "Numeric" -> settings.put(name, Long.parseLong(attribute(xml, "numericValue")));
        case "String" -> textSetting = name;
        case "Password" -> passwords.add(name);
        default -> times.merge(name, 0, (_, _) -> 0); // of a later manager: not understood
      }
    }

    private static String attribute(XMLStreamReader xml, String name) {
      var value = xml.getAttributeValue(null, name);
      return value == null ? "" : value;
    }

    SumXml result() {
      var leftOut = new ArrayList<String>();
      times.forEach((name, count) -> {
        if (count == 0) leftOut.add(name + " is left out: its type is not known here.");
        if (count > 1) {
          settings.remove(name);
          leftOut.add(
              "%s is left out: it stands %d times in the file, for different devices."
                  .formatted(name, count));
        }
      });
      for (var name : passwords) leftOut.add(name + " is left out: it is a password.");
      return new SumXml(settings, leftOut);
    }
  }
}
