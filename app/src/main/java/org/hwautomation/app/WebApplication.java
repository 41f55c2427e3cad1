package org.hwautomation.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import org.hwautomation.app.config.Service;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.bios.BiosKeeping;
import org.hwautomation.fleet.bios.change.BiosChanges;
import org.hwautomation.fleet.bios.change.Experience;
import org.hwautomation.fleet.bios.operation.BiosOperations;
import org.hwautomation.fleet.order.Orders;
import org.hwautomation.fleet.provisioning.Provisioning;
import org.hwautomation.fleet.window.Windows;
import org.hwautomation.jobs.Jobs;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.DeserializationFeature;

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
  BiosChanges biosChanges(Service service) {
    return service.biosChanges();
  }

  @Bean
  BiosOperations biosOperations(Service service) {
    return service.biosOperations();
  }

  @Bean
  Experience experience(Service service) {
    return service.experience();
  }

  @Bean
  Orders orders(Service service) {
    return service.orders();
  }

  @Bean
  Windows windows(Service service) {
    return service.windows();
  }

  @Bean(destroyMethod = "")
  BiosKeeping biosKeeping(Service service) {
    return service.biosKeeping();
  }

  /// What a record does not know is left out, but not what a map holds: a BIOS attribute whose
  /// value is null is still an attribute.
  @Bean
  JsonMapperBuilderCustomizer wireFormat() {
    return json ->
        json.changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            // A misspelled "dryRun" must not become a real run.
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
