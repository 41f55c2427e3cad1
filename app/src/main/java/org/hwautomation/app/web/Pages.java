package org.hwautomation.app.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// Renders a view record with its template. Templates are compiled with the build; a typo in one
/// does not start.
@Component
public final class Pages {

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  public ResponseEntity<byte[]> show(String template, Object view) {
    return show(HttpStatus.OK, template, view);
  }

  public ResponseEntity<byte[]> show(HttpStatus status, String template, Object view) {
    var output = new Utf8ByteOutput();
    templates.render("page/" + template + ".jte", view, output);
    var bytes = new java.io.ByteArrayOutputStream(output.getContentLength());
    try {
      output.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a byte array does not fail
    }
    return ResponseEntity.status(status).contentType(MediaType.TEXT_HTML).body(bytes.toByteArray());
  }

  /// After a form: the browser goes to `path` by GET, so that reloading does not send the form
  /// again.
  public static ResponseEntity<byte[]> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", path).build();
  }

  public static Frame frame(String title, String active, Actor actor, CsrfToken csrf) {
    return new Frame(
        title,
        active,
        actor.userName(),
        actor.role().name().toLowerCase(java.util.Locale.ROOT),
        csrf.getToken(),
        actor.may(Permission.CHANGE_SERVERS),
        actor.may(Permission.MANAGE_USERS));
  }
}
