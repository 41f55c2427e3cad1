package org.hwautomation.app;

import java.time.Clock;
import org.hwautomation.app.config.Service;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.provisioning.Provisioning;
import org.hwautomation.jobs.Jobs;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Spring's container at the edge. What it serves was started before it and is handed in as
/// [Service].
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
public class WebApplication {

  @Bean(destroyMethod = "")
  Fleet fleet(Service service) {
    return service.fleet();
  }

  @Bean(destroyMethod = "")
  Jobs jobs(Service service) {
    return service.jobs();
  }

  @Bean
  Provisioning provisioning(Service service) {
    return service.provisioning();
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
