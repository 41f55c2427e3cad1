package org.hwautomation.fleet.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Statements and transactions on one data source. Never open a transaction around a call to a BMC.
public final class Database {

  private final DataSource dataSource;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  public Database(DataSource dataSource) {
    this.dataSource = dataSource;
    this.jdbc = JdbcClient.create(dataSource);
    this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public JdbcClient jdbc() {
    return jdbc;
  }

  public JdbcClient.StatementSpec sql(String sql) {
    return jdbc.sql(sql);
  }

  /// Runs in one transaction; joins the caller's when there is one.
  public <T> T inTransaction(Supplier<T> work) {
    var result = transactions.execute(_ -> work.get());
    return java.util.Objects.requireNonNull(result);
  }

  public void transact(Runnable work) {
    transactions.executeWithoutResult(_ -> work.run());
  }

  /// As `timestamptz` wants it: PostgreSQL keeps microseconds.
  public static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
