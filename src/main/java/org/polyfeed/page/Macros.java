package org.polyfeed.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.velocity.runtime.parser.node.ASTAssignment;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTDirectiveAssign;
import org.apache.velocity.runtime.parser.node.ASTIdentifier;
import org.apache.velocity.runtime.parser.node.ASTIncludeStatement;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTSetDirective;
import org.apache.velocity.runtime.parser.node.ASTStringLiteral;
import org.apache.velocity.runtime.parser.node.Node;
import org.polyfeed.article.LastUsed;

/**
 * Finds the macros of a theme that depend on nothing but their arguments and the edition of the
 * page, and has them written once. Whoever writes a macro need not know of it: one that refers to
 * {@code $page}, sets something or does anything else that may differ is written each time.
 */
final class Macros {

  /** In bytes: some thousands of entries as lists show them. */
  private static final long MOST_KEPT = 24_000_000;

  /** What the one loop tells of itself. {@code parent} would tell of those around the call. */
  private static final Set<String> OF_LOOPS = Set.of("count", "first", "hasNext", "index", "last");

  private final List<Node> templates;
  private final Map<String, ASTDirective> definitions = new HashMap<>();

  /**
   * @param templates of a theme, parsed
   */
  Macros(List<Node> templates) {
    this.templates = List.copyOf(templates);
  }

  /** Puts a {@link MacroCall} in place of each call of such a macro. */
  void keepWhatTheyWrite() {
    Set<String> kept = independent();
    LastUsed<MacroCall.Key, Passage> passages = new LastUsed<>(MOST_KEPT, Passage::weight);
    templates.forEach(template -> replace(template, kept, passages));
  }

  private static void replace(
      Node node, Set<String> kept, LastUsed<MacroCall.Key, Passage> passages) {
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      Node child = node.jjtGetChild(i);
      replace(child, kept, passages);
      if (child instanceof ASTDirective call
          && kept.contains(call.getDirectiveName())
          // What stands before the call on its line belongs to the call.
          && call.getMorePrefix().isEmpty()) {
        node.jjtAddChild(new MacroCall(call, passages), i);
      }
    }
  }

  /** The names of those that may be. */
  Set<String> independent() {
    Set<String> twice = new HashSet<>();
    templates.stream().flatMap(Macros::definitions).forEach(macro -> define(macro, twice));
    definitions.keySet().removeAll(twice);
    Map<String, ASTDirective> independent = new HashMap<>(definitions);
    Set<String> names = independent.keySet();
    boolean fewer = true;
    while (fewer) {
      // One that calls another depends on what that one does.
      fewer = independent.values().removeIf(macro -> !isIndependent(macro, names));
    }
    return names;
  }

  private void define(ASTDirective macro, Set<String> twice) {
    if (definitions.put(name(macro), macro) != null) {
      twice.add(name(macro));
    }
  }

  /** The macros that a template defines. */
  static Stream<ASTDirective> definitions(Node template) {
    return calls(template)
        .filter(call -> call.getDirectiveName().equals("macro") && call.jjtGetNumChildren() > 0);
  }

  static String name(ASTDirective definition) {
    return definition.jjtGetChild(0).getFirstTokenImage();
  }

  /** Everything in a template that begins with a number sign. */
  static Stream<ASTDirective> calls(Node template) {
    return nodes(template).filter(ASTDirective.class::isInstance).map(ASTDirective.class::cast);
  }

  private static Stream<Node> nodes(Node node) {
    return Stream.concat(Stream.of(node), children(node).stream().flatMap(Macros::nodes));
  }

  private static boolean isIndependent(ASTDirective macro, Set<String> others) {
    int last = macro.jjtGetNumChildren() - 1;
    Set<String> known = new HashSet<>();
    for (int i = 1; i < last; i++) {
      // Anything else is what an argument is where a call leaves it out.
      if (!(macro.jjtGetChild(i) instanceof ASTReference argument)) {
        return false;
      }
      known.add(argument.getRootString());
    }
    return isIndependent(macro.jjtGetChild(last), known, others);
  }

  /**
   * @param known what references may begin with, besides what is the same in all of an edition
   */
  private static boolean isIndependent(Node node, Set<String> known, Set<String> others) {
    if (node instanceof ASTSetDirective
        || node instanceof ASTAssignment
        || node instanceof ASTDirectiveAssign
        || node instanceof ASTIncludeStatement
        || (node instanceof ASTStringLiteral text && isTemplate(text))
        || (node instanceof ASTReference reference && !isKnown(reference, known))) {
      return false;
    }
    if (node instanceof ASTDirective directive) {
      if (directive.getDirectiveName().equals("foreach")) {
        return isIndependentLoop(directive, known, others);
      }
      if (!others.contains(directive.getDirectiveName())) {
        return false;
      }
    }
    return children(node).stream().allMatch(child -> isIndependent(child, known, others));
  }

  private static boolean isIndependentLoop(
      ASTDirective loop, Set<String> known, Set<String> others) {
    if (!(loop.jjtGetChild(0) instanceof ASTReference each)) {
      return false;
    }
    Set<String> inside = new HashSet<>(known);
    inside.add(each.getRootString());
    inside.add("foreach");
    return children(loop).stream().skip(1).allMatch(child -> isIndependent(child, inside, others));
  }

  private static boolean isTemplate(ASTStringLiteral text) {
    return text.literal().indexOf('$') >= 0 || text.literal().indexOf('#') >= 0;
  }

  private static boolean isKnown(ASTReference reference, Set<String> known) {
    String root = reference.getRootString();
    return switch (root) {
      case "say" -> true;
      case "frame" -> asksFor(reference, Set.of("language"));
      case "foreach" -> known.contains(root) && asksFor(reference, OF_LOOPS);
      default -> known.contains(root);
    };
  }

  private static boolean asksFor(ASTReference reference, Set<String> properties) {
    return reference.jjtGetNumChildren() > 0
        && reference.jjtGetChild(0) instanceof ASTIdentifier property
        && properties.contains(property.getFirstTokenImage());
  }

  private static List<Node> children(Node node) {
    List<Node> children = new ArrayList<>();
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      children.add(node.jjtGetChild(i));
    }
    return children;
  }
}
