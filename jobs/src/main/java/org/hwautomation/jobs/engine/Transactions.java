package org.hwautomation.jobs.engine;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Short transactions. None is ever open while a handler runs.
public final class Transactions {

  private final TransactionTemplate template;

  public Transactions(DataSource dataSource) {
    this.template = new TransactionTemplate(new JdbcTransactionManager(dataSource));
  }

  <T> T in(Supplier<T> work) {
    // TransactionTemplate allows a null result; ours are never null.
    return java.util.Objects.requireNonNull(template.execute(_ -> work.get()));
  }

  void in(Runnable work) {
    template.executeWithoutResult(_ -> work.run());
  }
}
