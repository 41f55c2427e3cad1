package org.hwautomation.redfish.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;
import org.hwautomation.redfish.recording.Recording;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MessageReaderTest {

  private static List<Message> read(String json) {
    return MessageReader.read(JsonMapper.shared().readTree(json));
  }

  @Test
  void anArrayInsideError() {
    var messages =
        read(
            """
            {"error":{"code":"Base.1.8.GeneralError","message":"look below",
              "@Message.ExtendedInfo":[
                {"MessageId":"Base.1.8.PropertyValueNotInList","Message":"no such value",
                 "MessageArgs":["Maybe","BootMode"],"RelatedProperties":["#/Attributes/BootMode"],
                 "MessageSeverity":"Warning","Resolution":"choose another"},
                {"MessageId":"IDRAC.2.8.SYS425","Severity":"Critical"}]}}\
            """);
    assertThat(messages)
        .containsExactly(
            new Message(
                "Base.1.8.PropertyValueNotInList",
                "no such value",
                List.of("Maybe", "BootMode"),
                "Warning",
                List.of("#/Attributes/BootMode"),
                "choose another"),
            new Message("IDRAC.2.8.SYS425", "", List.of(), "Critical", List.of(), ""));
    assertThat(messages.getFirst().suffix()).isEqualTo("PropertyValueNotInList");
  }

  @Test
  void aSingleObjectInsteadOfAnArray() {
    assertThat(read("{\"error\":{\"@Message.ExtendedInfo\":{\"MessageId\":\"A.1.0.B\"}}}"))
        .singleElement()
        .satisfies(message -> assertThat(message.is("B")).isTrue());
  }

  @Test
  void atTheTopLevelWithoutError() {
    assertThat(read("{\"@Message.ExtendedInfo\":[{\"MessageId\":\"Base.v1_10_3.Accepted\"}]}"))
        .singleElement()
        .satisfies(message -> assertThat(message.suffix()).isEqualTo("Accepted"));
  }

  @Test
  void besideAProperty() {
    assertThat(read("{\"Name\":\"x\",\"Name@Message.ExtendedInfo\":[{\"MessageId\":\"A.B\"}]}"))
        .hasSize(1);
  }

  @Test
  void withoutExtendedInfoTheCodeIsTheMessage() {
    assertThat(read("{\"error\":{\"code\":\"Base.1.0.InternalError\",\"message\":\"oh\"}}"))
        .singleElement()
        .satisfies(message -> assertThat(message.text()).isEqualTo("oh"));
  }

  @Test
  void whatHasNoTextGetsOneFromItsIdAndArguments() {
    assertThat(
            read("""
            {"error":{"@Message.ExtendedInfo":[
              {"MessageId":"Base.1.4.PropertyNotWritable","MessageArgs":["BootMode"]}]}}\
            """)
                .getFirst()
                .text())
        .isEqualTo("property BootMode cannot be written");
  }

  @Test
  void holesInATextAreFilled() {
    assertThat(
            read("""
            {"error":{"@Message.ExtendedInfo":[{"MessageId":"X.1.0.Y",
              "Message":"%1 is not %2","MessageArgs":["a","b"]}]}}\
            """)
                .getFirst()
                .text())
        .isEqualTo("a is not b");
  }

  @Test
  void anythingElseHasNoMessages() {
    for (var body :
        List.of("[]", "{}", "\"x\"", "{\"error\":\"text\"}", "{\"error\":{}}", "null")) {
      assertThat(read(body)).as(body).isEmpty();
    }
  }

  @Test
  void everyRecordedErrorIsUnderstood() throws Exception {
    var file = Recording.file("samples").orElseGet(() -> abort("no recorded samples here"));
    var samples = Recording.entries(file, "recorded-errors.json").values().iterator().next();
    int understood = 0;
    for (var sample : JsonMapper.shared().readTree(samples)) {
      if (!sample.path("body").path("error").isObject()) continue;
      var messages = MessageReader.read(sample.path("body"));
      assertThat(messages).as(sample.path("uri").asString()).isNotEmpty();
      assertThat(messages).allSatisfy(one -> assertThat(one.suffix()).isNotEmpty());
      understood++;
    }
    assertThat(understood).isGreaterThan(10);
  }
}
