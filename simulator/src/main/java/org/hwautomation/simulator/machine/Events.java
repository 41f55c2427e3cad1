package org.hwautomation.simulator.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hwautomation.simulator.tree.Json;
import tools.jackson.databind.node.ObjectNode;

/// Redfish events as they come into being; who listens (SSE streams, subscriptions) is attached
/// here.
public final class Events {

  /// A stream of server-sent events to one client.
  ///
  /// @param close ends its connection
  public record Stream(Consumer<ObjectNode> listener, Runnable close) {}

  private final Machine machine;
  private final List<Consumer<ObjectNode>> listeners = new ArrayList<>();
  private Consumer<Stream> streamOpened = stream -> {};
  private Consumer<Stream> streamClosed = stream -> {};
  private int next = 1;

  Events(Machine machine) {
    this.machine = machine;
  }

  public void listen(Consumer<ObjectNode> listener) {
    listeners.add(listener);
  }

  public void stop(Consumer<ObjectNode> listener) {
    listeners.remove(listener);
  }

  /// Who shows streams as subscriptions is told of them.
  public void watchStreams(Consumer<Stream> opened, Consumer<Stream> closed) {
    streamOpened = opened;
    streamClosed = closed;
  }

  public void open(Stream stream) {
    listen(stream.listener());
    streamOpened.accept(stream);
  }

  public void closed(Stream stream) {
    stop(stream.listener());
    streamClosed.accept(stream);
  }

  public int listeners() {
    return listeners.size();
  }

  /// Sends one event about a resource: `events.emit("TaskEvent.1.0.TaskStarted", "…", "OK", path)`.
  public void emit(String messageId, String message, String severity, String origin) {
    if (listeners.isEmpty()) return;
    var id = String.valueOf(next++);
    var event = Json.object();
    event.put("@odata.type", "#Event.v1_7_0.Event");
    event.put("Id", id);
    event.put("Name", "Event");
    var record = event.putArray("Events").addObject();
    record.put("MemberId", "0");
    record.put(
        "EventId", new UUID(machine.random().nextLong(), machine.random().nextLong()).toString());
    record.put("EventType", "Alert");
    record.put("EventTimestamp", machine.clock().instant().toString());
    record.put("MessageId", messageId);
    record.put("Message", message);
    record.put("MessageSeverity", severity);
    record.putArray("MessageArgs");
    record.set("OriginOfCondition", Json.link(origin));
    for (var listener : List.copyOf(listeners)) listener.accept(event);
  }
}
