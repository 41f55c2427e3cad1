package org.hwautomation.fleet.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hwautomation.driver.boot.SecureBootKeys.Reset;

/// Something that the BMC takes now and the BIOS carries out at a host reset, beside attributes, as
/// a job's plan carries it. There is no secret in it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "act")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BiosAct.Defaults.class, name = "defaults"),
  @JsonSubTypes.Type(value = BiosAct.Password.class, name = "password"),
  @JsonSubTypes.Type(value = BiosAct.Order.class, name = "boot-order"),
  @JsonSubTypes.Type(value = BiosAct.SecureBoot.class, name = "secure-boot"),
  @JsonSubTypes.Type(value = BiosAct.Keys.class, name = "secure-boot-keys")
})
public sealed interface BiosAct {

  /// @param foretold attribute → default, of those that the registry says will change
  record Defaults(SortedMap<String, Object> foretold) implements BiosAct {
    public Defaults {
      foretold = Collections.unmodifiableSortedMap(new TreeMap<>(foretold));
    }

    public Defaults(Map<String, Object> foretold) {
      this(new TreeMap<>(foretold));
    }
  }

  /// The passwords themselves are with [JobPasswords].
  ///
  /// @param replaces whether one is set already, or may be: then that one is set afterwards proves
  ///   nothing
  record Password(String name, boolean clears, boolean replaces) implements BiosAct {}

  /// @param first ids of boot entries, first first; the others follow
  record Order(List<String> first) implements BiosAct {
    public Order {
      first = List.copyOf(first);
    }
  }

  record SecureBoot(boolean on) implements BiosAct {}

  record Keys(Reset reset) implements BiosAct {}
}
