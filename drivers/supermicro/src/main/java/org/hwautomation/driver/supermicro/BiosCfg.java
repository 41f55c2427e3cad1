package org.hwautomation.driver.supermicro;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The BIOS configuration file of SUM, to be read, changed in a few places and given back. Its
/// names are those of the setup; Redfish has them without blanks and with `_` for every other sign.
final class BiosCfg {

  private static final String END = "</BiosCfg>";

  private final Document document;
  private final Map<String, List<Element>> settings = new LinkedHashMap<>();

  private BiosCfg(Document document) {
    this.document = document;
    for (var setting : elements(document.getElementsByTagName("Setting"))) {
      settings
          .computeIfAbsent(redfishName(setting.getAttribute("name")), _ -> new ArrayList<>())
          .add(setting);
    }
  }

  /// @throws IOException when it is no such file
  static BiosCfg read(byte[] content) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return new BiosCfg(builder.parse(new ByteArrayInputStream(withoutGreeting(content))));
    } catch (SAXException e) {
      throw new IOException("the BIOS configuration file is no XML: " + e.getMessage(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this JDK cannot parse XML safely", e);
    }
  }

  private static byte[] withoutGreeting(byte[] content) {
    var text = new String(content, StandardCharsets.ISO_8859_1);
    int start = Math.max(0, text.indexOf("<?xml"));
    int end = text.lastIndexOf(END);
    return Arrays.copyOfRange(content, start, end < start ? content.length : end + END.length());
  }

  static String redfishName(String setupName) {
    return setupName.replace(" ", "").replaceAll("[^A-Za-z0-9]", "_");
  }

  /// Sets one; says why not, or nothing when it is done.
  ///
  /// @param attribute its setup name as [#redfishName(String)] makes it
  Optional<String> set(String attribute, Object value) {
    var found = settings.getOrDefault(attribute, List.of());
    if (found.isEmpty()) return Optional.of("is not in the configuration file");
    if (found.size() > 1) {
      return Optional.of(
          "stands " + found.size() + " times in the configuration file, for different devices");
    }
    var setting = found.getFirst();
    return switch (setting.getAttribute("type")) {
      case "Option" -> option(setting, value.toString());
      case "CheckBox" -> {
        boolean checked = Boolean.parseBoolean(value.toString());
        setting.setAttribute("checkedStatus", checked ? "Checked" : "Unchecked");
        yield Optional.empty();
      }
      case "Numeric" -> {
        setting.setAttribute("numericValue", value.toString());
        yield Optional.empty();
      }
      case "String" -> {
        child(setting, "StringValue").setTextContent(value.toString());
        yield Optional.empty();
      }
      case "Password" -> Optional.of("is a password, which has a way of its own");
      default -> Optional.of("has a type that is not known here");
    };
  }

  private Optional<String> option(Element setting, String value) {
    var options =
        elements(setting.getElementsByTagName("Option")).stream()
            .map(Node::getTextContent)
            .toList();
    if (!options.isEmpty() && !options.contains(value)) {
      return Optional.of("cannot be '" + value + "'; it can be " + options);
    }
    setting.setAttribute("selectedOption", value);
    return Optional.empty();
  }

  private Element child(Element setting, String name) {
    var present = elements(setting.getElementsByTagName(name));
    if (!present.isEmpty()) return present.getFirst();
    var added = document.createElement(name);
    setting.appendChild(added);
    return added;
  }

  private static List<Element> elements(NodeList nodes) {
    var elements = new ArrayList<Element>();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) elements.add(element);
    }
    return elements;
  }

  byte[] bytes() {
    try {
      var bytes = new ByteArrayOutputStream();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(bytes));
      return bytes.toByteArray();
    } catch (TransformerException e) {
      throw new IllegalStateException("a BIOS configuration that was read cannot be written", e);
    }
  }
}
