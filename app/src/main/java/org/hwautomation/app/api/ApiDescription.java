package org.hwautomation.app.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.hwautomation.fleet.access.Actor;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How the API describes itself at `/api/v1/openapi.json` and `/api/docs`.
@Configuration
class ApiDescription {

  private static final String TOKEN = "token";

  @Bean
  OpenAPI description() {
    // Who asks comes from the token, not from the query.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    return new OpenAPI()
        .info(
            new Info()
                .title("HWAutomation")
                .version("v1")
                .description(
                    "Errors are problem+json (RFC 9457) with a stable `code` and `whatToDo`."))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }
}
