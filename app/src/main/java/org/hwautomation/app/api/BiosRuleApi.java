package org.hwautomation.app.api;

import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.bios.BiosKeeping;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Compliance rules: list, save, remove, and all of them as one YAML file.
@RestController
@RequestMapping("/api/v1/bios")
class BiosRuleApi {

  private static final String YAML = "application/yaml";

  private final BiosKeeping keeping;

  BiosRuleApi(BiosKeeping keeping) {
    this.keeping = keeping;
  }

  @GetMapping("/rules")
  PageBody<RuleBody> list(Actor actor) {
    return new PageBody<>(keeping.rules().list(actor).stream().map(RuleBody::of).toList(), null);
  }

  @GetMapping("/rules/{name}")
  RuleBody show(Actor actor, @PathVariable String name) {
    return RuleBody.of(keeping.rules().find(actor, name));
  }

  /// Makes the rule or puts it in the place of the one with this name; servers are judged anew.
  @PutMapping("/rules/{name}")
  RuleBody save(Actor actor, @PathVariable String name, @Valid @RequestBody RuleBody body) {
    var saved = keeping.rules().save(actor, body.rule(name));
    keeping.renewSoon();
    return RuleBody.of(saved);
  }

  @DeleteMapping("/rules/{name}")
  ResponseEntity<Void> remove(Actor actor, @PathVariable String name) {
    keeping.rules().remove(actor, name);
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/rules.yaml")
  ResponseEntity<byte[]> export(Actor actor) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(YAML))
        .header("Content-Disposition", "attachment; filename=\"bios-rules.yaml\"")
        .body(keeping.rules().exportYaml(actor).getBytes(StandardCharsets.UTF_8));
  }

  /// All rules of the file, or none: every fault is named with its line. JSON is YAML, too.
  @PostMapping("/rules.yaml")
  PageBody<RuleBody> importAll(Actor actor, @RequestBody String yaml) {
    var saved = keeping.rules().importYaml(actor, "rules.yaml", yaml);
    keeping.renewSoon();
    return new PageBody<>(saved.stream().map(RuleBody::of).toList(), null);
  }
}
