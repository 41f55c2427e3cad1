package org.hwautomation.driver.bios;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hwautomation.redfish.registry.AttributeRegistry.Condition;

/// How a vendor writes the conditions of a registry dependency together. `MapTerms` is one field of
/// the standard and four dialects in the field (fact book 1.5).
public enum MapTermsDialect {
  /// No terms are written and several conditions mean *or* (iDRAC).
  ANY,
  /// The operator stands on the later operand, as DSP0268 has it (iLO).
  FOLLOWING,
  /// The operator stands on the earlier operand (XCC).
  PRECEDING,
  /// Each operand is pushed, then each listed operator joins the last two: `OR,AND` (Supermicro).
  POSTFIX;

  Expression read(List<Condition> conditions) {
    if (conditions.isEmpty()) return new Expression.Unreadable();
    var operands = conditions.stream().<Expression>map(Expression.Term::new).toList();
    var terms = conditions.stream().map(Condition::terms).toList();
    return switch (this) {
      case ANY -> operands.size() == 1 ? operands.getFirst() : new Expression.Any(operands);
      case FOLLOWING -> fold(operands, terms, 0);
      case PRECEDING -> fold(operands, terms, -1);
      case POSTFIX -> postfix(operands, terms);
    };
  }

  private static Expression fold(List<Expression> operands, List<String> terms, int shift) {
    var result = operands.getFirst();
    for (int i = 1; i < operands.size(); i++) {
      result = join(terms.get(i + shift), result, operands.get(i));
    }
    return result;
  }

  private static Expression postfix(List<Expression> operands, List<String> terms) {
    var stack = new ArrayDeque<Expression>();
    for (int i = 0; i < operands.size(); i++) {
      stack.push(operands.get(i));
      for (var operator : operators(terms.get(i))) {
        if (stack.size() < 2) return new Expression.Unreadable(); // more operators than operands
        var right = stack.pop();
        stack.push(join(operator, stack.pop(), right));
      }
    }
    var whole = stack.removeLast();
    while (!stack.isEmpty()) whole = join("AND", whole, stack.removeLast());
    return whole;
  }

  private static List<String> operators(String terms) {
    var operators = new ArrayList<String>();
    for (var term : terms.split(",")) if (!term.isBlank()) operators.add(term.strip());
    return operators;
  }

  /// Chains of one operator become one list, so that they read well.
  private static Expression join(String operator, Expression left, Expression right) {
    var parts = new ArrayList<Expression>();
    if (operator.toUpperCase(Locale.ROOT).equals("OR")) {
      if (left instanceof Expression.Any(var earlier)) parts.addAll(earlier);
      else parts.add(left);
      parts.add(right);
      return new Expression.Any(List.copyOf(parts));
    }
    if (left instanceof Expression.All(var earlier)) parts.addAll(earlier);
    else parts.add(left);
    parts.add(right);
    return new Expression.All(List.copyOf(parts));
  }
}
