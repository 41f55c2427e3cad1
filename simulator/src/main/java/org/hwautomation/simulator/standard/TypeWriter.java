package org.hwautomation.simulator.standard;

import java.util.Set;
import java.util.regex.Pattern;

/// Writes the types of one CSDL namespace.
record TypeWriter(String namespace, StringBuilder xml) {

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");

  void entity(String name, String base, Shape shape, Set<String> inherited, Set<String> methods) {
    open("EntityType", name, base);
    restriction("Insert", methods.contains("POST"));
    restriction("Update", methods.contains("PATCH") || methods.contains("PUT"));
    restriction("Delete", methods.contains("DELETE"));
    body("EntityType", name, shape, inherited);
  }

  void complex(String name, String base, Shape shape) {
    open("ComplexType", name, base);
    body("ComplexType", name, shape, Set.of());
  }

  private void open(String kind, String name, String base) {
    xml.append("      <").append(kind).append(" Name=\"").append(name).append('"');
    if (!base.isEmpty()) xml.append(" BaseType=\"").append(base).append('"');
    xml.append(">\n");
  }

  /// The properties of a type, its end, and the types of the objects in it.
  private void body(String kind, String name, Shape shape, Set<String> inherited) {
    var odd = false;
    for (var property : shape.properties().entrySet()) {
      var inner = property.getValue();
      if (inherited.contains(property.getKey())) continue;
      if (!IDENTIFIER.matcher(property.getKey()).matches()) {
        odd = true;
        continue;
      }
      var type = inner.csdl(namespace + "." + name + property.getKey());
      xml.append(inner.isLink() ? "        <NavigationProperty" : "        <Property")
          .append(" Name=\"")
          .append(property.getKey())
          .append("\" Type=\"")
          .append(inner.isArray() ? "Collection(" + type + ")" : type)
          .append("\"/>\n");
    }
    if (shape.holdsActions()) pattern("^#.+$", namespace + "." + name + "Action");
    else if (odd) pattern("^[^@#]+$", "Edm.PrimitiveType");
    xml.append("      </").append(kind).append(">\n");
    if (shape.holdsActions()) action(name + "Action");
    shape
        .properties()
        .forEach((property, inner) -> {
          var plain = inner.isPlainObject() && IDENTIFIER.matcher(property).matches();
          if (plain && !inherited.contains(property)) complex(name + property, "", inner);
        });
  }

  private void action(String name) {
    open("ComplexType", name, "");
    xml.append("        <Property Name=\"target\" Type=\"Edm.String\"/>\n")
        .append("        <Property Name=\"title\" Type=\"Edm.String\"/>\n")
        .append("      </ComplexType>\n");
  }

  private void restriction(String what, boolean allowed) {
    var property =
        switch (what) {
          case "Insert" -> "Insertable";
          case "Update" -> "Updatable";
          default -> "Deletable";
        };
    xml.append("        <Annotation Term=\"Capabilities.")
        .append(what)
        .append("Restrictions\"><Record><PropertyValue Property=\"")
        .append(property)
        .append("\" Bool=\"")
        .append(allowed)
        .append("\"/></Record></Annotation>\n");
  }

  /// Properties whose names are no identifiers, by the pattern of their names.
  private void pattern(String names, String type) {
    xml.append("        <Annotation Term=\"Redfish.DynamicPropertyPatterns\"><Collection><Record>")
        .append("<PropertyValue Property=\"Pattern\" String=\"")
        .append(names)
        .append("\"/><PropertyValue Property=\"Type\" String=\"")
        .append(type)
        .append("\"/></Record></Collection></Annotation>\n");
  }
}
