package org.hwautomation.fleet.access;

import java.util.*;
import org.hwautomation.base.Secret;

/// Who can sign in. Managing others needs MANAGE_USERS; the last enabled administrator cannot be removed.
public final class Users {

  public List<User> list(Actor actor) {
    throw new UnsupportedOperationException("being written");
  }

  public Optional<User> find(String name) {
    throw new UnsupportedOperationException("being written");
  }

  public User create(Actor actor, String name, Role role, Secret password) {
    throw new UnsupportedOperationException("being written");
  }

  public User changeRole(Actor actor, String name, Role role) {
    throw new UnsupportedOperationException("being written");
  }

  public void enable(Actor actor, String name) {
    throw new UnsupportedOperationException("being written");
  }

  public void disable(Actor actor, String name) {
    throw new UnsupportedOperationException("being written");
  }

  public void remove(Actor actor, String name) {
    throw new UnsupportedOperationException("being written");
  }

  public void resetPassword(Actor actor, String name, Secret temporary) {
    throw new UnsupportedOperationException("being written");
  }

  public void changeOwnPassword(Actor actor, Secret current, Secret next) {
    throw new UnsupportedOperationException("being written");
  }

  public Optional<Secret> createFirstAdministrator() {
    throw new UnsupportedOperationException("being written");
  }
}
