package org.hwautomation.redfish.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hwautomation.base.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

  private static final EventLimits SMALL =
      new EventLimits(ByteSize.ofKiB(1), Duration.ofSeconds(1));

  private static List<ServerSentEvent> read(String stream) throws IOException {
    var in = new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8));
    var reader = new EventReader(in, SMALL);
    var events = new ArrayList<ServerSentEvent>();
    for (var event = reader.next(); event.isPresent(); event = reader.next()) {
      events.add(event.get());
    }
    return events;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void eventsAreReadWhateverEndsALine(String end) throws IOException {
    var stream =
        ": hello\nid: 1\ndata: {\"a\":\ndata: 1}\n\n\nretry: 5\n\nid:2\ndata:{}\n\n"
            .replace("\n", end);
    assertThat(read(stream))
        .containsExactly(new ServerSentEvent("1", "{\"a\":\n1}"), new ServerSentEvent("2", "{}"));
  }

  @Test
  void anEventThatWasCutOffIsNone() throws IOException {
    assertThat(read("data: {}\n\ndata: {\"half\":")).hasSize(1);
    assertThat(read("data: {}\n")).isEmpty();
  }

  @Test
  void textOutsideAsciiIsKept() throws IOException {
    assertThat(read("\uFEFFdata: Größe\n\n").getFirst().data()).isEqualTo("Größe");
  }

  @Test
  void anEventWithoutEndIsCutOff() {
    var endless =
        new InputStream() {
          private final byte[] line = "data: and so on\n".getBytes(StandardCharsets.US_ASCII);
          private int at;

          @Override
          public int read() {
            return line[at++ % line.length];
          }
        };
    assertThatThrownBy(() -> new EventReader(endless, SMALL).next())
        .isInstanceOf(EventReader.EventTooLarge.class)
        .hasMessageContaining("1 KiB");
  }

  @Test
  void manySmallEventsAreNotTooLargeTogether() throws IOException {
    assertThat(read(": alive\n\ndata: {}\n\n".repeat(500))).hasSize(500);
  }
}
