package org.hwautomation.simulator.standard;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the values of one property, or objects of one type, look like that were seen so far.
final class Shape {

  enum Kind {
    STRING("Edm.String"),
    BOOLEAN("Edm.Boolean"),
    INTEGER("Edm.Int64"),
    NUMBER("Edm.Decimal"),
    LINK("Resource.Item"),
    /// An object that says its type.
    TYPED("Resource.OemObject"),
    OBJECT("");

    private final String csdl;

    Kind(String csdl) {
      this.csdl = csdl;
    }
  }

  private static final String ANY = "Edm.PrimitiveType";

  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private final Map<String, Shape> properties = new TreeMap<>();
  private boolean array;
  private boolean actions;

  void see(JsonNode value) {
    if (value.isArray()) {
      array = true;
      for (var one : value) see(one);
    } else if (value instanceof ObjectNode object) {
      seeObject(object);
    } else if (!value.isNull()) {
      kinds.add(scalar(value));
    }
  }

  private void seeObject(ObjectNode object) {
    if (object.size() == 1 && object.has("@odata.id")) {
      kinds.add(Kind.LINK);
      return;
    }
    kinds.add(object.has("@odata.type") ? Kind.TYPED : Kind.OBJECT);
    members(object);
  }

  /// Takes the properties of an object, whatever kind it is.
  void members(ObjectNode object) {
    for (var property : object.properties()) {
      var name = property.getKey();
      if (name.startsWith("#")) actions = true;
      else if (name.indexOf('@') < 0) {
        properties.computeIfAbsent(name, _ -> new Shape()).see(property.getValue());
      }
    }
  }

  private static Kind scalar(JsonNode value) {
    if (value.isBoolean()) return Kind.BOOLEAN;
    if (value.isIntegralNumber()) return Kind.INTEGER;
    return value.isNumber() ? Kind.NUMBER : Kind.STRING;
  }

  boolean isArray() {
    return array;
  }

  boolean isLink() {
    return kinds.equals(EnumSet.of(Kind.LINK));
  }

  boolean isPlainObject() {
    return kinds.equals(EnumSet.of(Kind.OBJECT));
  }

  /// Whether an object holds actions, whose names are no identifiers.
  boolean holdsActions() {
    return actions;
  }

  Map<String, Shape> properties() {
    return properties;
  }

  /// The CSDL type of one value; that of a plain object has a name that the caller gives it.
  String csdl(String nameOfObject) {
    if (isPlainObject()) return nameOfObject;
    if (kinds.equals(EnumSet.of(Kind.INTEGER, Kind.NUMBER))) return Kind.NUMBER.csdl;
    return kinds.size() == 1 ? kinds.iterator().next().csdl : ANY;
  }
}
