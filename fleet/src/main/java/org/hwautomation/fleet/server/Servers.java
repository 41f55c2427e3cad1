package org.hwautomation.fleet.server;

import java.util.*;
import org.hwautomation.fleet.Page;
import org.hwautomation.fleet.access.Actor;

/// The managed machines.
public final class Servers {

  public Server enrol(Actor actor, NewServer server) {
    throw new UnsupportedOperationException("being written");
  }

  public Server add(Actor actor, NewServer server) {
    throw new UnsupportedOperationException("being written");
  }

  public Server update(Actor actor, UUID id, ServerChange change) {
    throw new UnsupportedOperationException("being written");
  }

  public void remove(Actor actor, UUID id) {
    throw new UnsupportedOperationException("being written");
  }

  public Server quarantine(Actor actor, UUID id, String reason) {
    throw new UnsupportedOperationException("being written");
  }

  public Server release(Actor actor, UUID id) {
    throw new UnsupportedOperationException("being written");
  }

  public Server recheck(Actor actor, UUID id) {
    throw new UnsupportedOperationException("being written");
  }

  public Optional<Server> find(UUID id) {
    throw new UnsupportedOperationException("being written");
  }

  public Server byId(UUID id) {
    throw new UnsupportedOperationException("being written");
  }

  public Server byIdOrName(String idOrName) {
    throw new UnsupportedOperationException("being written");
  }

  public List<Server> all(Collection<UUID> ids) {
    throw new UnsupportedOperationException("being written");
  }

  public Page<Server> list(ServerQuery query) {
    throw new UnsupportedOperationException("being written");
  }

  public List<UUID> ids(ServerFilter filter) {
    throw new UnsupportedOperationException("being written");
  }

  public ServerFacets facets(ServerFilter filter) {
    throw new UnsupportedOperationException("being written");
  }
}
