package org.hwautomation.driver.standard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.boot.BootOrder;
import org.hwautomation.driver.standard.OnGeneric;
import org.junit.jupiter.api.Test;

class BootOrderTest {

  @Test
  void orderWrittenToTheSystemIsInForceAtOnce() throws Exception {
    OnGeneric.run(generic -> {
      var order = generic.server().must(BootOrder.class);
      assertThat(order.current())
          .containsExactly(
              new BootOrder.Entry("Boot0001", "PXE network", true),
              new BootOrder.Entry("Boot0002", "Disk", true));

      var ticket = order.stage(List.of("Boot0002"));

      assertThat(order.look(ticket)).isInstanceOf(BiosApplyState.Finished.class);
      assertThat(order.verify(List.of("Boot0002"))).allMatch(BiosVerdict::applied);
      assertThat(order.pending()).containsExactly("Boot0002", "Boot0001");
      assertThat(order.verify(List.of("Boot0001"))).noneMatch(BiosVerdict::applied);
    });
  }

  @Test
  void entriesThatAreUnknownOrNamedTwiceAreFaults() throws Exception {
    OnGeneric.run(generic -> {
      var order = generic.server().must(BootOrder.class);

      assertThat(order.faults(List.of("Boot0002", "Boot0099", "Boot0002")))
          .extracting(BiosFault::code)
          .containsExactly("conflict", "unknown-attribute");
      assertThat(order.faults(List.of())).hasSize(1);
      assertThat(order.faults(List.of("Boot0002"))).isEmpty();
    });
  }
}
