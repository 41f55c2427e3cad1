package org.hwautomation.fleet.discovery;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Consumer;
import org.hwautomation.fleet.Fault;

/// Addresses from one to another, or one host name. Network and broadcast addresses of a CIDR block
/// of IPv4 with more than two addresses are left out, except in 127/8 where every address is a
/// host.
sealed interface AddressRange {

  long size();

  void forEach(Consumer<String> address);

  record Host(String name) implements AddressRange {
    @Override
    public long size() {
      return 1;
    }

    @Override
    public void forEach(Consumer<String> address) {
      address.accept(name);
    }
  }

  /// @param bytes 4 or 16
  record Span(BigInteger first, BigInteger last, int bytes) implements AddressRange {
    @Override
    public long size() {
      var size = last.subtract(first).add(BigInteger.ONE);
      return size.bitLength() > 62 ? Long.MAX_VALUE : size.longValue();
    }

    @Override
    public void forEach(Consumer<String> address) {
      for (var n = first; n.compareTo(last) <= 0; n = n.add(BigInteger.ONE)) {
        address.accept(text(n, bytes));
      }
    }
  }

  sealed interface Parsed {
    record Good(AddressRange range) implements Parsed {}

    record Bad(Fault fault) implements Parsed {}
  }

  static Parsed parse(String text) {
    var trimmed = text.strip();
    int slash = trimmed.indexOf('/');
    if (slash > 0) return cidr(trimmed, trimmed.substring(0, slash), trimmed.substring(slash + 1));
    int dash = trimmed.indexOf('-');
    if (dash > 0 && literal(trimmed.substring(0, dash)).isPresent()) {
      return span(trimmed, trimmed.substring(0, dash), trimmed.substring(dash + 1));
    }
    var address = literal(trimmed);
    if (address.isPresent()) {
      var n = number(address.get());
      return new Parsed.Good(new Span(n, n, address.get().length));
    }
    if (trimmed.matches("(?=.*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?")) {
      return new Parsed.Good(new Host(trimmed));
    }
    return bad(trimmed, "is no address, range or CIDR block");
  }

  private static Parsed cidr(String whole, String base, String prefixText) {
    var address = literal(base);
    if (address.isEmpty()) return bad(whole, "does not begin with an address");
    int bits = address.get().length * 8;
    if (!prefixText.matches("\\d{1,3}") || Integer.parseInt(prefixText) > bits) {
      return bad(whole, "needs a prefix length of 0–" + bits);
    }
    var hostBits = bits - Integer.parseInt(prefixText);
    var mask = BigInteger.ONE.shiftLeft(hostBits).subtract(BigInteger.ONE);
    var first = number(address.get()).andNot(mask);
    var last = first.or(mask);
    boolean loopback = bits == 32 && address.get()[0] == 127;
    if (bits == 32 && hostBits >= 2 && !loopback) {
      first = first.add(BigInteger.ONE);
      last = last.subtract(BigInteger.ONE);
    }
    return new Parsed.Good(new Span(first, last, bits / 8));
  }

  private static Parsed span(String whole, String from, String to) {
    var first = literal(from).orElseThrow();
    // 10.0.0.5-40 is short for 10.0.0.5-10.0.0.40
    var full =
        to.matches("\\d{1,3}") && first.length == 4
            ? from.substring(0, from.lastIndexOf('.') + 1) + to
            : to;
    var last = literal(full);
    if (last.isEmpty()) return bad(whole, "does not end with an address");
    if (last.get().length != first.length) return bad(whole, "mixes IPv4 and IPv6");
    if (number(last.get()).compareTo(number(first)) < 0) return bad(whole, "ends before it begins");
    return new Parsed.Good(new Span(number(first), number(last.get()), first.length));
  }

  private static Parsed bad(String text, String why) {
    return new Parsed.Bad(Fault.of("targets", "target-invalid", "\"%s\" %s".formatted(text, why)));
  }

  // Literals only: a look-up by name must not happen while checking input.
  private static Optional<byte[]> literal(String text) {
    var v4 = "(\\d{1,3})(\\.\\d{1,3}){3}";
    if (!text.matches(v4) && !text.matches("[0-9a-fA-F]*:[0-9a-fA-F:.]*")) return Optional.empty();
    try {
      if (text.matches(v4)) {
        for (var part : text.split("\\."))
          if (Integer.parseInt(part) > 255) return Optional.empty();
      }
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException _) {
      return Optional.empty();
    }
  }

  private static BigInteger number(byte[] address) {
    return new BigInteger(1, address);
  }

  private static String text(BigInteger number, int bytes) {
    var raw = new byte[bytes];
    var digits = number.toByteArray();
    int length = Math.min(digits.length, bytes);
    System.arraycopy(digits, digits.length - length, raw, bytes - length, length);
    try {
      return InetAddress.getByAddress(raw).getHostAddress();
    } catch (UnknownHostException e) {
      throw new AssertionError("4 and 16 bytes are addresses", e);
    }
  }
}
