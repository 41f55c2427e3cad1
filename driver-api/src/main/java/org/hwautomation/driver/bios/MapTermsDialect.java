package org.hwautomation.driver.bios;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

  /// @param operands what each condition came to, in order
  /// @param terms the `MapTerms` of each, empty where there is none
  Truth join(List<Truth> operands, List<String> terms) {
    if (operands.isEmpty()) return Truth.UNDETERMINED;
    return switch (this) {
      case ANY -> operands.stream().reduce(Truth.FALSE, Truth::or);
      case FOLLOWING -> fold(operands, terms, 0);
      case PRECEDING -> fold(operands, terms, -1);
      case POSTFIX -> postfix(operands, terms);
    };
  }

  private static Truth fold(List<Truth> operands, List<String> terms, int shift) {
    var result = operands.getFirst();
    for (int i = 1; i < operands.size(); i++) {
      result = apply(terms.get(i + shift), result, operands.get(i));
    }
    return result;
  }

  private static Truth postfix(List<Truth> operands, List<String> terms) {
    var stack = new ArrayDeque<Truth>();
    for (int i = 0; i < operands.size(); i++) {
      stack.push(operands.get(i));
      for (var operator : operators(terms.get(i))) {
        if (stack.size() < 2) return Truth.UNDETERMINED; // more operators than operands
        var right = stack.pop();
        stack.push(apply(operator, stack.pop(), right));
      }
    }
    return stack.stream().reduce(Truth::and).orElse(Truth.UNDETERMINED);
  }

  private static List<String> operators(String terms) {
    var operators = new ArrayList<String>();
    for (var term : terms.split(",")) if (!term.isBlank()) operators.add(term.strip());
    return operators;
  }

  private static Truth apply(String operator, Truth left, Truth right) {
    return operator.toUpperCase(Locale.ROOT).equals("OR") ? left.or(right) : left.and(right);
  }
}
