package org.hwautomation.app.config;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.hwautomation.base.Secret;

/// An outside database, and what is wrong when it does not let us in.
///
/// @param url may carry anything behind its question mark, which is therefore never shown
record DatabaseAddress(String url, String user, Secret password) {

  static final Duration CONNECT = Duration.ofSeconds(10);

  private static final String PREFIX = "jdbc:postgresql:";
  private static final int OLDEST = 15;

  DatabaseAddress {
    if (!url.startsWith(PREFIX)) {
      throw new StartProblem(
          "--database wants a URL such as jdbc:postgresql://host:5432/hwautomation, not "
              + shown(url));
    }
  }

  private static String shown(String url) {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  /// One connection without a pool, which would try on and fill the log.
  ///
  /// @throws StartProblem in one line
  void requireUsable() {
    try (var connection = connect()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new StartProblem(
            "the database %s is PostgreSQL %d; %d or newer is needed"
                .formatted(shown(url), version, OLDEST));
      }
    } catch (SQLException e) {
      throw new StartProblem(
          "the database %s cannot be used: %s; %s".formatted(shown(url), firstLine(e), advice(e)),
          e);
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password.reveal());
    properties.setProperty("connectTimeout", String.valueOf(CONNECT.toSeconds()));
    properties.setProperty("loginTimeout", String.valueOf(2 * CONNECT.toSeconds()));
    return DriverManager.getConnection(url, properties);
  }

  private static String firstLine(SQLException e) {
    var text = String.valueOf(e.getMessage());
    return text.lines().findFirst().orElse(text).replaceFirst("\\.$", "");
  }

  /// By SQLSTATE class and code of PostgreSQL's appendix A.
  private String advice(SQLException e) {
    var state = String.valueOf(e.getSQLState());
    return switch (state) {
      case "28P01", "28000" ->
          "check --database-user (now %s) and what is in --database-password-file".formatted(user);
      case "3D000" -> "make it, for instance with: createdb -O %s NAME".formatted(user);
      case "53300" -> "allow more with max_connections, or end what holds them";
      default ->
          state.startsWith("08")
              ? "is PostgreSQL running there, and may this host reach it?"
              : "look into PostgreSQL's log";
    };
  }
}
