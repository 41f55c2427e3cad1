package org.hwautomation.jobs.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/// A data source that dies with its process at the n-th durable write: before it became durable, or
/// just after, so that the caller never hears of it. From then on every use fails, as it would for
/// a process that is gone.
public final class CrashingDataSource {

  /// Thrown into the code that "dies". An Error, so that nobody takes it for a failure and goes on.
  public static final class Crash extends Error {
    Crash() {
      super("the process died here", null, false, false);
    }
  }

  public enum Moment {
    BEFORE,
    AFTER
  }

  private final DataSource real;
  private final int dieAt;
  private final Moment moment;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private Runnable beforeEachWrite = () -> {};
  private int writes;
  private boolean dead;

  public CrashingDataSource(DataSource real, int dieAt, Moment moment) {
    this.real = real;
    this.dieAt = dieAt;
    this.moment = moment;
  }

  /// Counts and never dies.
  public static CrashingDataSource counting(DataSource real) {
    return new CrashingDataSource(real, Integer.MAX_VALUE, Moment.BEFORE);
  }

  /// Looks at the world before each write, whose number is [#writes] then.
  public void beforeEachWrite(Runnable look) {
    beforeEachWrite = look;
  }

  public DataSource dataSource() {
    return proxy(
        DataSource.class,
        (_, method, arguments) -> {
          checkAlive();
          var result = call(real, method, arguments);
          if (!(result instanceof Connection connection)) return result;
          open.add(connection);
          return wrap(connection);
        });
  }

  public int writes() {
    return writes;
  }

  public boolean died() {
    return dead;
  }

  /// Another thing that the outside world sees: a call to a device. Counts like a write.
  public void act(Runnable effect) {
    checkAlive();
    writes++;
    if (writes == dieAt && moment == Moment.BEFORE) throw die();
    effect.run();
    if (writes == dieAt) throw die();
  }

  private Connection wrap(Connection connection) {
    return proxy(
        Connection.class,
        (_, method, arguments) -> {
          if (method.getName().equals("close")) open.remove(connection);
          if (method.getName().equals("close") || method.getName().equals("rollback")) {
            return call(connection, method, arguments);
          }
          checkAlive();
          if (method.getName().equals("commit")) return write(connection, method, arguments);
          var result = call(connection, method, arguments);
          if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, statement(connection, statement));
          }
          if (result instanceof Statement statement) {
            return proxy(Statement.class, statement(connection, statement));
          }
          return result;
        });
  }

  private InvocationHandler statement(Connection connection, Statement statement) {
    return (_, method, arguments) -> {
      if (method.getName().equals("close")) return call(statement, method, arguments);
      checkAlive();
      boolean durable =
          method.getName().startsWith("execute")
              && connection.getAutoCommit()
              && !method.getName().equals("executeQuery");
      return durable ? write(statement, method, arguments) : call(statement, method, arguments);
    };
  }

  private Object write(Object target, Method method, Object[] arguments) throws Throwable {
    writes++;
    beforeEachWrite.run();
    if (writes == dieAt && moment == Moment.BEFORE) {
      throw die();
    }
    var result = call(target, method, arguments);
    if (writes == dieAt) throw die();
    return result;
  }

  private Crash die() {
    dead = true;
    open.forEach(CrashingDataSource::cut);
    return new Crash();
  }

  /// As the database sees it when a process is gone.
  private static void cut(Connection connection) {
    try (connection) {
      if (!connection.isClosed() && !connection.getAutoCommit()) connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void checkAlive() {
    if (dead) throw new Crash();
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof SQLException sql ? sql : e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
