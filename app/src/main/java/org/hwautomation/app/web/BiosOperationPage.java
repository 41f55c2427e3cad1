package org.hwautomation.app.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.operation.BiosOperationPlan;
import org.hwautomation.fleet.bios.operation.BiosOperations;
import org.hwautomation.fleet.operation.StartOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// BIOS operations on one server: what it offers, the plan with its risks, go. What runs is what
/// was seen, or nothing.
@Controller
final class BiosOperationPage {

  private final Fleet fleet;
  private final BiosOperations operations;
  private final Pages pages;

  BiosOperationPage(Fleet fleet, BiosOperations operations, Pages pages) {
    this.fleet = fleet;
    this.operations = operations;
    this.pages = pages;
  }

  /// @param job to be taken back: its form is filled in
  @GetMapping("/servers/{id}/bios/operations")
  ResponseEntity<byte[]> offer(
      Actor actor,
      CsrfToken csrf,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable UUID job) {
    var server = fleet.servers().byIdOrName(id).id();
    var form =
        job == null
            ? OperationForm.EMPTY
            : OperationForm.of(operations.takingBack(actor, job).operation());
    return show(actor, csrf, server, form, null, null);
  }

  @PostMapping("/servers/{id}/bios/operations/plan")
  ResponseEntity<byte[]> plan(
      Actor actor, CsrfToken csrf, @PathVariable UUID id, OperationForm form) {
    try {
      var plan = operations.preview(actor, List.of(id), form.request()).getFirst();
      return show(actor, csrf, id, form, plan, null);
    } catch (Problem problem) {
      return show(actor, csrf, id, form, null, Notices.of(problem));
    }
  }

  /// @param approved the plan's hash, as the page showed it
  @PostMapping("/servers/{id}/bios/operations/go")
  ResponseEntity<byte[]> go(
      Actor actor,
      CsrfToken csrf,
      @PathVariable UUID id,
      @RequestParam(name = "plan") String approved,
      OperationForm form) {
    var started =
        operations.start(
            actor, StartOrder.of(id, form.request(), Optional.of(new Sha256(approved))));
    return started
        .job()
        .map(job -> Pages.seeOther("/jobs/" + job))
        .orElseGet(() ->
            show(actor, csrf, id, form, null, started.problem().map(Notices::of).orElse(null)));
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      CsrfToken csrf,
      UUID id,
      OperationForm form,
      @Nullable BiosOperationPlan plan,
      @Nullable Notice notice) {
    var offer = operations.look(actor, id);
    return pages.show(
        "biosOperations",
        new BiosOperationView(
            Pages.frame("BIOS operations", "servers", actor, csrf),
            id.toString(),
            fleet.servers().byIdOrName(id.toString()).name(),
            offer,
            form,
            plan == null ? null : view(plan),
            actor.may(Permission.CHANGE_SERVERS),
            notice));
  }

  private static BiosOperationView.PlanView view(BiosOperationPlan plan) {
    return new BiosOperationView.PlanView(
        plan.operation(),
        plan.hash().map(Sha256::hex).orElse(""),
        plan.plan()
            .map(ready ->
                "%d host %s, about %s"
                    .formatted(
                        ready.hostReboots(),
                        ready.hostReboots() == 1 ? "restart" : "restarts",
                        Times.brief(ready.expected())))
            .orElse(plan.changesNothing() ? "is so already" : "cannot be done as asked"),
        plan.before(),
        plan.after(),
        plan.plan().isPresent() ? plan.risks() : List.of(),
        plan.plan().map(ready -> ready.notes()).orElse(List.of()),
        plan.faults().stream().map(Fault::text).toList(),
        plan.plan().isPresent() ? plan.wayBack() : "",
        plan.plan().map(ready -> PlannedPhases.of(ready.steps())).orElse(List.of()));
  }
}
