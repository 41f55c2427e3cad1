package org.hwautomation.app.live;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hwautomation.app.api.JobBody.EventBody;
import org.hwautomation.jobs.JobEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/// The same stream for programs that prefer a WebSocket: `/api/v1/events/ws?after=ID&job=ID`, one
/// JSON object a message.
@Configuration
@EnableWebSocket
class EventSocket extends TextWebSocketHandler implements WebSocketConfigurer {

  private final LiveEvents live;
  private final JsonMapper json;
  private final Map<String, AutoCloseable> open = new ConcurrentHashMap<>();

  EventSocket(LiveEvents live, JsonMapper json) {
    this.live = live;
    this.json = json;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry.addHandler(this, "/api/v1/events/ws");
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws Exception {
    var uri = session.getUri();
    if (uri == null) return;
    var query = UriComponentsBuilder.fromUri(uri).build().getQueryParams();
    try {
      long after = Optional.ofNullable(query.getFirst("after")).map(Long::valueOf).orElse(0L);
      var job = Optional.ofNullable(query.getFirst("job")).map(UUID::fromString);
      open.put(session.getId(), live.follow(after, job, new Sending(session, json)));
    } catch (IllegalArgumentException e) {
      session.close(CloseStatus.BAD_DATA.withReason("after is a number and job an id"));
    }
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
    var follower = open.remove(session.getId());
    if (follower != null) follower.close();
  }

  private record Sending(WebSocketSession session, JsonMapper json) implements LiveEvents.Sink {

    @Override
    public void send(JobEvent event) throws Exception {
      session.sendMessage(new TextMessage(json.writeValueAsString(EventBody.of(event))));
    }

    @Override
    public void beat() throws Exception {
      session.sendMessage(new PingMessage());
    }

    @Override
    public void end() {
      try {
        session.close();
      } catch (java.io.IOException e) {
        // gone already
      }
    }
  }
}
