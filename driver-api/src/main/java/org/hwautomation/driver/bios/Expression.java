package org.hwautomation.driver.bios;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hwautomation.redfish.registry.AttributeRegistry.Condition;

/// When a dependency holds: its conditions joined as its vendor means it, read once and then asked
/// for truth, for words and for the attributes it looks at.
sealed interface Expression {

  record Term(Condition condition) implements Expression {}

  record All(List<Expression> parts) implements Expression {}

  record Any(List<Expression> parts) implements Expression {}

  /// Operators and operands that do not fit together; neither true nor false.
  record Unreadable() implements Expression {}

  default Truth truth(Function<Condition, Truth> judge) {
    return switch (this) {
      case Term(var condition) -> judge.apply(condition);
      case All(var parts) ->
          parts.stream().map(part -> part.truth(judge)).reduce(Truth.TRUE, Truth::and);
      case Any(var parts) ->
          parts.stream().map(part -> part.truth(judge)).reduce(Truth.FALSE, Truth::or);
      case Unreadable _ -> Truth.UNDETERMINED;
    };
  }

  /// What makes a true expression true: of alternatives only those that hold.
  default Expression cause(Function<Condition, Truth> judge) {
    return switch (this) {
      case All(var parts) -> new All(parts.stream().map(part -> part.cause(judge)).toList());
      case Any(var parts) -> {
        var true_ = parts.stream().filter(part -> part.truth(judge) == Truth.TRUE).toList();
        yield true_.isEmpty()
            ? this
            : new Any(true_.stream().map(part -> part.cause(judge)).toList());
      }
      case Term _, Unreadable _ -> this;
    };
  }

  /// The attributes whose values decide, in the order in which they are named.
  default Set<String> sources() {
    var sources = new LinkedHashSet<String>();
    collect(sources);
    return sources;
  }

  private void collect(Set<String> sources) {
    switch (this) {
      case Term(var condition) -> sources.add(condition.attribute());
      case All(var parts) -> parts.forEach(part -> part.collect(sources));
      case Any(var parts) -> parts.forEach(part -> part.collect(sources));
      case Unreadable _ -> {}
    }
  }

  /// `SysProfile is not Custom`
  default String inWords() {
    return switch (this) {
      case Term(var condition) -> inWords(condition);
      case All(var parts) -> joined(parts, " and ");
      case Any(var parts) -> joined(parts, " or ");
      case Unreadable _ -> "a condition holds that the registry does not put into readable terms";
    };
  }

  private static String joined(List<Expression> parts, String word) {
    if (parts.size() == 1) return parts.getFirst().inWords();
    return parts.stream()
        .map(part -> part instanceof Term ? part.inWords() : bracketed(part))
        .distinct()
        .collect(Collectors.joining(word));
  }

  private static String bracketed(Expression part) {
    return switch (part) {
      case All(var parts) when parts.size() == 1 -> parts.getFirst().inWords();
      case Any(var parts) when parts.size() == 1 -> parts.getFirst().inWords();
      case All _, Any _ -> "(" + part.inWords() + ")";
      case Term _, Unreadable _ -> part.inWords();
    };
  }

  private static String inWords(Condition term) {
    var relation =
        switch (term.condition()) {
          case "EQU" -> " is ";
          case "NEQ" -> " is not ";
          case "GTR" -> " is above ";
          case "GEQ" -> " is at least ";
          case "LSS" -> " is below ";
          case "LEQ" -> " is at most ";
          default -> " " + term.condition() + " ";
        };
    var value = String.valueOf(BiosSettings.plain(term.value()));
    return switch (term.property()) {
      case "CurrentValue" -> term.attribute() + relation + (value.isEmpty() ? "empty" : value);
      default -> term.property() + " of " + term.attribute() + relation + value;
    };
  }
}
