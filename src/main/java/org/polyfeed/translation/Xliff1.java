package org.polyfeed.translation;

import java.util.List;
import java.util.Locale;
import org.polyfeed.article.Piece;

/** Writes XLIFF 1.2, which most programs of translators read. */
final class Xliff1 {

  static final String NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2";

  private final Work work;
  private final Xml xml = new Xml();

  private Xliff1(Work work) {
    this.work = work;
  }

  static String of(Work work) {
    return new Xliff1(work).text();
  }

  private String text() {
    xml.open("xliff", "xmlns", NAMESPACE, "xmlns:pf", Xliff2.OWN, "version", "1.2");
    xml.open(
        "file",
        "original",
        work.shown(),
        "source-language",
        work.from().plain().value(),
        "target-language",
        work.to().plain().value(),
        "datatype",
        work.shown().matches("(?i).*\\.html?") ? "html" : "plaintext",
        "pf:story",
        work.story(),
        "pf:source",
        work.source(),
        "pf:target",
        work.target(),
        "xml:space",
        "preserve");
    xml.open("body");
    work.units().forEach(this::unit);
    return xml.close().close().close().text();
  }

  private void unit(Work.Piecework one) {
    boolean done = one.translation().isPresent();
    xml.open(
        "trans-unit",
        "id",
        one.unit().id(),
        "approved",
        done ? "yes" : "no",
        "pf:hash",
        one.source().hash());
    xml.whole("source", inline(one.unit().pieces()));
    one.translation()
        .ifPresent(
            tagged ->
                xml.whole("target", inline(Known.pieces(tagged, one.unit())), "state", "final"));
    one.suggestion().ifPresent(this::match);
    xml.whole("note", Xml.escaped(one.unit().part().said()), "from", "polyfeed");
    one.unit()
        .notes()
        .forEach(note -> xml.whole("note", Xml.escaped(note), "from", "author", "priority", "1"));
    xml.close();
  }

  private void match(Work.Suggested suggested) {
    xml.open(
        "alt-trans",
        "match-quality",
        String.format(Locale.ROOT, "%.0f%%", suggested.alike() * 100),
        "origin",
        suggested.byMachine() ? "machine" : "translation-memory");
    suggested.source().ifPresent(text -> xml.whole("source", Xml.escaped(text.text())));
    xml.whole("target", Xml.escaped(suggested.target().text())).close();
  }

  private static String inline(List<Piece> pieces) {
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Words words) {
        out.append(Xml.escaped(words.text()));
      } else if (piece instanceof Piece.Code code) {
        String id = Integer.toString(code.id());
        String kind = kind(code.type(), code.role());
        out.append(
            switch (code.role()) {
              case OPENING -> Xml.tag("g", ">", "id", id, "ctype", kind);
              case CLOSING -> "</g>";
              case ALONE -> Xml.tag("x", "/>", "id", id, "ctype", kind, "equiv-text", code.data());
            });
      }
    }
    return out.toString();
  }

  private static String kind(Piece.Type type, Piece.Role role) {
    return switch (type) {
      case BOLD -> "bold";
      case ITALIC -> "italic";
      case LINK -> "link";
      case IMAGE -> "image";
      case BREAK -> "lb";
      case STRIKE -> "x-strike";
      case OTHER -> role == Piece.Role.ALONE ? "x-code" : "x-element";
    };
  }
}
