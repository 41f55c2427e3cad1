package org.hwautomation.redfish.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hwautomation.redfish.rawbmc.Script;
import org.hwautomation.redfish.rawbmc.WithRawBmc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class PushTest extends WithRawBmc {

  private static final String UPLOAD = "/redfish/v1/UpdateService/MultipartUpload";
  private static final long LARGE = 200L * 1024 * 1024;

  @TempDir Path directory;

  PushTest() {
    super(Limits.DEFAULT);
    routes.on("POST " + UPLOAD, Script.empty(202, "Location: /redfish/v1/TaskService/Tasks/JID_1"));
  }

  private Path image(String text) throws Exception {
    return Files.writeString(directory.resolve("stored-by-hash"), text);
  }

  /// Takes no room on disk.
  private Path sparse(long bytes) throws Exception {
    var file = directory.resolve("sparse");
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
    return file;
  }

  private static Push multipart(Path file) {
    var parameters = JsonNodeFactory.instance.objectNode().put("ForceUpdate", false);
    return new Push.Multipart(
        List.of(
            new Push.Json("UpdateParameters", parameters),
            new Push.Text("sessionKey", "abc"),
            new Push.File("UpdateFile", file, "BIOS_C4FT0_WN64_1.13.2.EXE")),
        Map.of("Cookie", "sessionKey=abc"));
  }

  @Test
  void partsGoInOrderWithTheirNamesAndTypes() throws Exception {
    var reply = bmc.push(UPLOAD, multipart(image("firmware")), (_, _) -> {});
    assertThat(reply.location()).contains("/redfish/v1/TaskService/Tasks/JID_1");
    var sent = server.requests().getLast();
    var boundary = sent.header("content-type").replaceAll(".*boundary=", "");
    assertThat(sent.header("content-type")).startsWith("multipart/form-data;");
    assertThat(sent.header("cookie")).isEqualTo("sessionKey=abc");
    assertThat(sent.text().lines())
        .containsExactly(
            "--" + boundary,
            "Content-Disposition: form-data; name=\"UpdateParameters\"",
            "Content-Type: application/json; charset=UTF-8",
            "",
            "{\"ForceUpdate\":false}",
            "--" + boundary,
            "Content-Disposition: form-data; name=\"sessionKey\"",
            "Content-Type: text/plain; charset=UTF-8",
            "",
            "abc",
            "--" + boundary,
            "Content-Disposition: form-data; name=\"UpdateFile\";"
                + " filename=\"BIOS_C4FT0_WN64_1.13.2.EXE\"",
            "Content-Type: application/octet-stream",
            "",
            "firmware",
            "--" + boundary + "--");
  }

  @Test
  void theLengthIsKnownAndNothingIsChunked() throws Exception {
    var last = new AtomicLong();
    bmc.push(
        UPLOAD,
        multipart(sparse(LARGE)),
        (sent, total) -> {
          if (sent < last.getAndSet(sent) || sent > total) throw new AssertionError(sent + " sent");
        });
    var sent = server.requests().getLast();
    assertThat(sent.headers()).doesNotContainKey("transfer-encoding").doesNotContainKey("expect");
    assertThat(sent.length()).isGreaterThan(LARGE).isLessThan(LARGE + 1024);
    assertThat(last).hasValue(sent.length());
  }

  @Test
  void aRawPushIsTheFileAndNothingElse() throws Exception {
    bmc.push(UPLOAD, new Push.Raw(image("firmware"), Map.of()), (_, _) -> {});
    var sent = server.requests().getLast();
    assertThat(sent.text()).isEqualTo("firmware");
    assertThat(sent.header("content-type")).isEqualTo("application/octet-stream");
    assertThat(sent.header("content-length")).isEqualTo("8");
  }

  @Test
  void memoryDoesNotGrowWithTheFile() throws Exception {
    for (var push : List.of(multipart(sparse(LARGE)), new Push.Raw(sparse(LARGE), Map.of()))) {
      var largest = new long[2];
      var body = PushEntity.of(push, (_, _) -> {});
      body.writeTo(
          new OutputStream() {
            @Override
            public void write(int b) {
              largest[1]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int count) {
              largest[0] = Math.max(largest[0], bytes.length);
              largest[1] += count;
            }
          });
      assertThat(largest[1]).isEqualTo(body.getContentLength());
      assertThat(largest[0]).as("the largest piece in memory").isLessThanOrEqualTo(64 * 1024);
    }
  }

  @Test
  void aSessionThatExpiredIsNoticedBeforeTheUpload() throws Exception {
    bmc.logIn();
    routes.forgetSessions();
    bmc.push(UPLOAD, new Push.Raw(image("firmware"), Map.of()), (_, _) -> {});
    assertThat(server.count("POST " + UPLOAD)).isEqualTo(1);
  }
}
