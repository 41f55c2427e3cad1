package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.junit.jupiter.api.Test;

/// The API's description of itself, and the page that shows it under our content policy.
class ApiDescriptionTest {

  @Test
  void whoAsksIsNoParameter() {
    var description = Testbed.anonymous().get("/api/v1/openapi.json").json();

    assertThat(description.path("paths").toString()).doesNotContain("\"name\":\"actor\"");
    assertThat(description.path("components").path("securitySchemes").has("token")).isTrue();
  }

  @Test
  void pageOfTheDescriptionNeedsNoInlineScript() {
    var viewer = Testbed.as(Role.VIEWER);
    var entry = viewer.get("/api/docs");
    assertThat(entry.status()).isEqualTo(302);
    var location = entry.whole().headers().firstValue("Location").orElseThrow();

    var page = viewer.get(location);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.whole().headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("script-src 'self'");
    assertThat(page.text()).contains("swagger-initializer.js");
    assertThat(page.text()).doesNotContainPattern("<script(?![^>]*\\bsrc=)");
    var folder = location.substring(0, location.lastIndexOf('/') + 1);
    var initializer = viewer.get(folder + "swagger-initializer.js");
    assertThat(initializer.status()).isEqualTo(200);
    assertThat(viewer.get(folder + "swagger-ui-bundle.js").status()).isEqualTo(200);
    assertThat(viewer.get("/api/v1/openapi.json/swagger-config").text())
        .contains("/api/v1/openapi.json");
  }
}
