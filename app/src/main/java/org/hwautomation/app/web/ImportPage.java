package org.hwautomation.app.web;

import java.util.List;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.server.ImportFormat;
import org.hwautomation.fleet.server.ImportMode;
import org.hwautomation.fleet.server.ImportReport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Adds the servers of a CSV or YAML text: all of them, or none when a line is wrong.
@Controller
final class ImportPage {

  private static final String EXAMPLE = "name,address,user,password,site,tags\n";

  private final Fleet fleet;
  private final Pages pages;

  ImportPage(Fleet fleet, Pages pages) {
    this.fleet = fleet;
    this.pages = pages;
  }

  @GetMapping("/servers/import")
  ResponseEntity<byte[]> form(Actor actor, CsrfToken csrf) {
    actor.require(Permission.MANAGE_SERVERS);
    return show(actor, csrf, EXAMPLE, ImportFormat.CSV, null, null);
  }

  @PostMapping("/servers/import")
  ResponseEntity<byte[]> run(
      Actor actor,
      CsrfToken csrf,
      @RequestParam String content,
      @RequestParam ImportFormat format,
      @RequestParam ImportMode mode) {
    try {
      var report = fleet.serverImport().run(actor, format, content, mode);
      // A list with passwords is not shown again once it is stored.
      var kept = mode == ImportMode.DRY_RUN ? content : EXAMPLE;
      return show(actor, csrf, kept, format, section(report), null);
    } catch (Problem problem) {
      return show(actor, csrf, content, format, null, Notices.of(problem));
    }
  }

  private static ServerView.Section section(ImportReport report) {
    return new ServerView.Section(
        report.mode() == ImportMode.DRY_RUN ? "What would happen" : "What happened",
        "",
        List.of("Line", "Name", "Address", "Result"),
        report.rows().stream()
            .map(row -> List.of(String.valueOf(row.line()), row.name(), row.address(), row.text()))
            .toList(),
        "The list holds no servers.",
        true);
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      String content,
      ImportFormat format,
      ServerView.@Nullable Section report,
      @Nullable Notice notice) {
    return pages.show(
        "import",
        new ImportView(
            Pages.frame("Import servers", "servers", actor, csrf),
            content,
            format.name(),
            report,
            notice));
  }
}
