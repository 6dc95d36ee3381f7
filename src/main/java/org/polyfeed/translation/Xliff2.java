package org.polyfeed.translation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfeed.article.Hole;
import org.polyfeed.article.Piece;

/** Writes XLIFF 2.1, as OASIS has it since 2018. */
final class Xliff2 {

  static final String NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0";

  /** Of what XLIFF has no words for. */
  static final String OWN = "urn:polyfeed:translation:1";

  private static final String MATCHES = "urn:oasis:names:tc:xliff:matches:2.0";

  private final Work work;
  private final Xml xml = new Xml();

  private Xliff2(Work work) {
    this.work = work;
  }

  static String of(Work work) {
    return new Xliff2(work).text();
  }

  private String text() {
    xml.open(
        "xliff",
        "xmlns",
        NAMESPACE,
        "xmlns:mtc",
        MATCHES,
        "xmlns:pf",
        OWN,
        "version",
        "2.1",
        "srcLang",
        work.from().plain().value(),
        "trgLang",
        work.to().plain().value());
    xml.open(
        "file",
        "id",
        "f1",
        "original",
        work.shown(),
        "pf:story",
        work.story(),
        "pf:source",
        work.source(),
        "pf:target",
        work.target(),
        "srcDir",
        direction(work.from().isRightToLeft()),
        "trgDir",
        direction(work.to().isRightToLeft()),
        "xml:space",
        "preserve");
    work.units().forEach(this::unit);
    return xml.close().close().text();
  }

  private static String direction(boolean rightToLeft) {
    return rightToLeft ? "rtl" : "ltr";
  }

  private void unit(Work.Piecework one) {
    Map<String, String> ids = new LinkedHashMap<>();
    codes(one).forEach(code -> ids.putIfAbsent(code.data(), "d" + (ids.size() + 1)));
    xml.open("unit", "id", one.unit().id(), "pf:hash", one.source().hash());
    one.suggestion().ifPresent(this::match);
    xml.open("notes");
    xml.whole("note", Xml.escaped(one.unit().part().said()), "id", "n1", "appliesTo", "source");
    int number = 1;
    for (String note : one.unit().notes()) {
      xml.whole("note", Xml.escaped(note), "id", "n" + ++number, "priority", "1");
    }
    xml.close();
    if (!ids.isEmpty()) {
      xml.open("originalData");
      ids.forEach((data, id) -> xml.whole("data", Xml.escaped(data), "id", id));
      xml.close();
    }
    xml.open("segment", "id", "s1", "state", one.translation().isPresent() ? "final" : "initial");
    xml.whole("source", inline(one.unit().pieces(), one, ids));
    one.translation()
        .ifPresent(
            tagged -> xml.whole("target", inline(Known.pieces(tagged, one.unit()), one, ids)));
    xml.close().close();
  }

  private void match(Work.Suggested suggested) {
    xml.open("mtc:matches");
    xml.open(
        "mtc:match",
        "ref",
        "#s1",
        "type",
        suggested.byMachine() ? "mt" : "tm",
        "similarity",
        String.format(Locale.ROOT, "%.1f", suggested.alike() * 100));
    // Its codes are those of another text, so they are shown as text.
    xml.whole("source", Xml.escaped(suggested.source().map(Tagged::text).orElse("")));
    xml.whole("target", Xml.escaped(suggested.target().text()));
    xml.close().close();
  }

  private static List<Piece.Code> codes(Work.Piecework one) {
    List<Piece.Code> codes = new ArrayList<>();
    for (Piece piece : one.unit().pieces()) {
      if (piece instanceof Piece.Code code) {
        codes.add(code);
      }
    }
    return codes;
  }

  private String inline(List<Piece> pieces, Work.Piecework one, Map<String, String> ids) {
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Words words) {
        out.append(Xml.escaped(words.text()));
      } else if (piece instanceof Piece.Code code) {
        out.append(code(code, one, ids));
      }
    }
    return out.toString();
  }

  private static String code(Piece.Code code, Work.Piecework one, Map<String, String> ids) {
    String id = Integer.toString(code.id());
    String data = ids.getOrDefault(code.data(), "");
    String flows =
        String.join(" ", code.insets().stream().map(Hole::unit).map(unit -> unit.id()).toList());
    String kind = kind(code.type());
    String sub = kind.equals("fmt") ? "xlf:" + sub(code.type()) : "";
    return switch (code.role()) {
      case ALONE ->
          Xml.tag(
              "ph",
              "/>",
              "id",
              id,
              "type",
              kind,
              "subType",
              sub,
              "dataRef",
              data,
              "subFlows",
              flows,
              "canCopy",
              "no",
              "canDelete",
              "no");
      case CLOSING -> "</pc>";
      case OPENING -> {
        Piece.Code end = Known.closing(one.unit(), code.id());
        yield Xml.tag(
            "pc",
            ">",
            "id",
            id,
            "type",
            kind,
            "subType",
            sub,
            "dataRefStart",
            data,
            "dataRefEnd",
            ids.getOrDefault(end.data(), ""),
            "subFlowsStart",
            flows,
            "subFlowsEnd",
            String.join(" ", end.insets().stream().map(Hole::unit).map(unit -> unit.id()).toList()),
            "canCopy",
            "no",
            "canDelete",
            "no");
      }
    };
  }

  private static String kind(Piece.Type type) {
    return switch (type) {
      case BOLD, ITALIC, BREAK -> "fmt";
      case LINK -> "link";
      case IMAGE -> "image";
      case STRIKE, OTHER -> "other";
    };
  }

  private static String sub(Piece.Type type) {
    return switch (type) {
      case BOLD -> "b";
      case ITALIC -> "i";
      default -> "lb";
    };
  }
}
