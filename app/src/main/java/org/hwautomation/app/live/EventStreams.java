package org.hwautomation.app.live;

import java.util.Optional;
import java.util.UUID;
import org.hwautomation.app.api.JobBody.EventBody;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.jobs.JobEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Server-Sent Events. A browser that lost the connection says `Last-Event-ID`; a page that opens
/// one says `after`.
@RestController
class EventStreams {

  private final LiveEvents live;

  EventStreams(LiveEvents live) {
    this.live = live;
  }

  @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter all(
      Actor actor,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last,
      @RequestParam(required = false) @Nullable Long after) {
    return stream(actor, last, after, Optional.empty());
  }

  @GetMapping(path = "/api/v1/jobs/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter job(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last,
      @RequestParam(required = false) @Nullable Long after) {
    return stream(actor, last, after, Optional.of(id));
  }

  private SseEmitter stream(
      Actor actor, @Nullable Long last, @Nullable Long after, Optional<UUID> job) {
    actor.require(Permission.READ);
    long from = last != null ? last : after != null ? after : 0;
    var emitter = new SseEmitter(0L); // lives as long as the client
    var follower = live.follow(from, job, new Emitting(emitter));
    Runnable end =
        () -> {
          try {
            follower.close();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    emitter.onCompletion(end);
    emitter.onTimeout(end);
    emitter.onError(_ -> end.run());
    return emitter;
  }

  private record Emitting(SseEmitter emitter) implements LiveEvents.Sink {

    @Override
    public void send(JobEvent event) throws Exception {
      emitter.send(
          SseEmitter.event()
              .id(String.valueOf(event.id()))
              .name("job")
              .data(EventBody.of(event), MediaType.APPLICATION_JSON));
    }

    @Override
    public void beat() throws Exception {
      emitter.send(SseEmitter.event().comment("still here"));
    }

    @Override
    public void end() {
      try {
        emitter.complete();
      } catch (IllegalStateException e) {
        // gone already
      }
    }
  }
}
