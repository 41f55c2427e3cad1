package org.hwautomation.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.junit.jupiter.api.Test;

class FallbackTest {

  private static final Where WHERE = new Where("r1", "POST", "/reset");

  private final List<String> reasons = new ArrayList<>();

  @Test
  void goesOnWhenAMethodRefusesAndSaysWhy() {
    var used =
        Fallback.tryEach(
            server(Method.REDFISH, Method.IPMI), Way.class, this::refuseRedfish, reasons::add);

    assertThat(used).isEqualTo(Method.IPMI);
    assertThat(reasons)
        .singleElement()
        .asString()
        .startsWith("Way by REDFISH did not work (r1: POST /reset")
        .endsWith("; trying the next way");
  }

  @Test
  void staysWithTheFirstThatWorks() {
    var used =
        Fallback.tryEach(
            server(Method.REDFISH, Method.IPMI), Way.class, Capability::method, reasons::add);

    assertThat(used).isEqualTo(Method.REDFISH);
    assertThat(reasons).isEmpty();
  }

  @Test
  void doesNotGoOnWhenTheActMayHaveHappened() {
    var lost = new RedfishException(new Failure.DeadlineExceeded(WHERE, Effect.UNKNOWN));

    assertThatThrownBy(() ->
            Fallback.tryEach(
                server(Method.REDFISH, Method.IPMI),
                Way.class,
                way -> {
                  throw lost;
                },
                reasons::add))
        .isSameAs(lost);
    assertThat(reasons).isEmpty();
  }

  @Test
  void failsWithTheLastRefusalAndKeepsTheOthers() {
    assertThatThrownBy(() ->
            Fallback.tryEach(
                server(Method.REDFISH, Method.IPMI),
                Way.class,
                way -> {
                  throw new RedfishException(new Failure.Unreachable(WHERE, "by " + way.method()));
                },
                reasons::add))
        .hasMessageContaining("by IPMI")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(reasons).hasSize(2);
    assertThat(reasons.getLast()).endsWith("; there is no other way");
  }

  @Test
  void saysWhenThereIsNoWay() {
    assertThatThrownBy(
            () -> Fallback.tryEach(server(), Way.class, Capability::method, reasons::add))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("r1 offers no way for Way");
  }

  private Method refuseRedfish(Way way) {
    if (way.method() == Method.REDFISH) {
      throw new RedfishException(new Failure.MethodNotAllowed(WHERE));
    }
    return way.method();
  }

  private record Way(Method method) implements Capability {}

  private static ConnectedServer server(Method... methods) {
    return new ConnectedServer() {
      @Override
      public String name() {
        return "r1";
      }

      @Override
      public String driverId() {
        return "standard";
      }

      @Override
      public Identity identify() {
        throw new UnsupportedOperationException();
      }

      @Override
      public <C extends Capability> List<C> ways(Class<C> capability) {
        return List.of(methods).stream().map(Way::new).map(capability::cast).toList();
      }

      @Override
      public Set<? extends Quirk> quirks() {
        return Set.of();
      }
    };
  }
}
