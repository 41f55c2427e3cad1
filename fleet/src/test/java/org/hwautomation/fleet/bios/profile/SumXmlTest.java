package org.hwautomation.fleet.bios.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.hwautomation.fleet.Fault;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SumXmlTest {

  private final List<Fault> faults = new ArrayList<>();

  private SumXml read(String xml) {
    return SumXml.read("profile", xml.getBytes(StandardCharsets.ISO_8859_1), faults);
  }

  @Test
  void readsEveryKindOfSettingAndSaysWhatItLeavesOut() {
    var read =
        read(
            """
            Greetings of the program
            <?xml version="1.0" encoding="ISO-8859-1" standalone="yes"?>
            <BiosCfg>
              <Menu name="Advanced">
                <Setting name="Intel VT for Directed I/O (VT-d)" selectedOption="Enable" type="Option">
                  <Information><AvailableOptions><Option value="1">Enable</Option></AvailableOptions></Information>
                </Setting>
                <Setting name="Quiet Boot" checkedStatus="Unchecked" type="CheckBox"/>
                <Setting name="Threshold" numericValue="512" type="Numeric"/>
                <Setting name="Boot URI" type="String">
                  <StringValue><![CDATA[http://é]]></StringValue>
                </Setting>
                <Setting name="Link Speed" order="1" selectedOption="Auto" type="Option"/>
                <Setting name="Link Speed" order="2" selectedOption="Gen3" type="Option"/>
                <Setting name="Administrator Password" type="Password"/>
                <Setting name="Odd" type="Hologram"/>
              </Menu>
            </BiosCfg>
            { "another": "program's output" }
            """);

    assertThat(faults).isEmpty();
    assertThat(read.settings())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "IntelVTforDirectedI_O_VT_d_",
                "Enable",
                "QuietBoot",
                false,
                "Threshold",
                512L,
                "BootURI",
                "http://é"));
    assertThat(read.leftOut())
        .containsExactlyInAnyOrder(
            "LinkSpeed is left out: it stands 2 times in the file, for different devices.",
            "AdministratorPassword is left out: it is a password.",
            "Odd is left out: its type is not known here.");
  }

  @Test
  void brokenXmlIsAFaultWithItsLine() {
    read("<BiosCfg>\n<Menu name=\"A\">\n</Setting></BiosCfg>");

    assertThat(faults).singleElement().extracting(Fault::where).isEqualTo("profile:3");
  }

  @Test
  void entitiesFetchNothing(@TempDir Path directory) throws IOException {
    var secret = Files.writeString(directory.resolve("secret.txt"), "treasure");

    var read =
        read(
            "<?xml version=\"1.0\"?><!DOCTYPE BiosCfg [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]><BiosCfg><Setting name=\"A\" type=\"String\">"
                + "<StringValue>&x;</StringValue></Setting></BiosCfg>");

    assertThat(read.settings().toString()).doesNotContain("treasure");
    assertThat(faults).isNotEmpty();
  }

  @Test
  void readsTheFilesOfTwoRealMachines() throws IOException {
    for (var file : List.of("x11dph-t-sum2.5.0.xml", "x11schf-f.xml")) {
      var content = sample("samples/sum-bios-xml/" + file);
      assertThat(SumXml.isLikely(content)).isTrue();

      var read = SumXml.read(file, content, faults);

      assertThat(faults).isEmpty();
      assertThat(read.settings()).hasSizeGreaterThan(100).containsEntry("QuietBoot", true);
      assertThat(read.leftOut()).anyMatch(line -> line.startsWith("AdministratorPassword"));
    }
  }

  private static byte[] sample(String name) throws IOException {
    var shared = Path.of(System.getProperty("hwautomation.shared", "/nonexistent"));
    var archive = shared.resolve("recordings/samples.tar.gz");
    Assumptions.assumeTrue(Files.exists(archive), "no recording " + archive);
    try (var tar = new GZIPInputStream(Files.newInputStream(archive))) {
      while (true) {
        var header = tar.readNBytes(512);
        if (header.length < 512 || header[0] == 0) throw new IOException("no " + name);
        var entry = ascii(header, 0, 100);
        int size = Integer.parseInt(ascii(header, 124, 12).strip(), 8);
        var content = tar.readNBytes(size);
        tar.skipNBytes((512 - size % 512) % 512);
        if (entry.equals(name) || entry.equals("./" + name)) return content;
      }
    }
  }

  private static String ascii(byte[] header, int from, int length) {
    var text = new String(header, from, length, StandardCharsets.US_ASCII);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
