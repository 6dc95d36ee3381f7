package org.polyfeed.page;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.MethodExceptionEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.exception.ExtendedParseException;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.resource.Resource;
import org.apache.velocity.runtime.resource.loader.ResourceLoader;
import org.apache.velocity.util.ExtProperties;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.jspecify.annotations.Nullable;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Suggestion;

/** Renders Velocity templates: strictly, safely, and without state between pages. */
final class Templates {

  /** Where Velocity says that something is wrong, inside its message. */
  private static final Pattern PLACE =
      Pattern.compile("([A-Za-z0-9_.-]+\\.vm)\\s*\\[line (\\d+), column (\\d+)]");

  private static final String MACROS = "macros.vm";

  private static final Set<String> DIRECTIVES =
      Set.of("break", "define", "evaluate", "foreach", "include", "macro", "parse", "stop");

  private final Theme theme;
  private final Problems problems;
  private final VelocityEngine engine;
  private final ThreadLocal<Bench> benches = ThreadLocal.withInitial(Bench::empty);
  private final boolean ready;

  /**
   * What one thread renders with. Velocity keeps in a context which method a reference calls, so a
   * new one for each page would look for all of them again.
   */
  private record Bench(Map<String, Object> values, VelocityContext context) {

    static Bench empty() {
      Map<String, Object> values = new HashMap<>();
      return new Bench(values, new QuickContext(values));
    }

    VelocityContext clear() {
      values.clear();
      return context;
    }
  }

  /** Velocity's own makes each name unique in all of Java whenever something is set. */
  private static final class QuickContext extends VelocityContext {

    QuickContext(Map<String, Object> values) {
      super(values);
    }

    @Override
    public @Nullable Object put(String name, @Nullable Object value) {
      return name == null ? null : internalPut(name, value);
    }
  }

  /** Parses every template. What is wrong with one becomes an error with its line. */
  Templates(Theme theme, Problems problems) {
    this.theme = theme;
    this.problems = problems;
    this.engine = new VelocityEngine(settings(theme));
    this.ready = start();
  }

  /** Says what is wrong with templates that can be seen without rendering any. */
  static void check(Theme theme, Problems problems) {
    new Templates(theme, problems);
  }

  private static Properties settings(Theme theme) {
    Properties settings = new Properties();
    settings.put("resource.loaders", "theme");
    settings.put("resource.loader.theme.instance", new ThemeLoader(theme));
    settings.put("resource.loader.theme.cache", "true");
    settings.put("resource.default_encoding", "UTF-8");
    // A typo is an error with a line, never a $typo on a page.
    settings.put("runtime.strict_mode.enable", "true");
    settings.put("velocimacro.arguments.strict", "true");
    settings.put("velocimacro.inline.local_scope", "true");
    settings.put("velocimacro.library.path", MACROS);
    settings.put("parser.space_gobbling", "structured");
    // Without it a template can reach any class of the program.
    settings.put("introspector.uberspect.class", QuickUberspector.class.getName());
    return settings;
  }

  private boolean start() {
    try {
      engine.init();
      Set<String> shared = macros(engine.getTemplate(MACROS));
      List<Node> parsed = new ArrayList<>();
      theme.templates().forEach(name -> parse(name, shared).ifPresent(parsed::add));
      new Macros(parsed).keepWhatTheyWrite();
      parsed.forEach(FixedText::replaceIn);
      return true;
    } catch (VelocityException e) {
      report(MACROS, e);
      return false;
    }
  }

  private Optional<Node> parse(String name, Set<String> shared) {
    try {
      Template template = engine.getTemplate(name);
      Set<String> known = new TreeSet<>(shared);
      known.addAll(macros(template));
      Macros.calls((Node) template.getData())
          .filter(call -> !DIRECTIVES.contains(call.getDirectiveName()))
          .filter(call -> !known.contains(call.getDirectiveName()))
          .forEach(call -> refuseUnknown(name, call, known));
      return Optional.of((Node) template.getData());
    } catch (VelocityException e) {
      report(name, e);
      return Optional.empty();
    }
  }

  /**
   * Even strictly, Velocity writes the call of an unknown macro as text where its arguments hold
   * references. Without arguments it may be text, such as the name of a colour.
   */
  private void refuseUnknown(String name, ASTDirective call, Set<String> known) {
    String macro = call.getDirectiveName();
    if (call.jjtGetNumChildren() > 0) {
      problems.error(
          theme.shown(name),
          call.getLine(),
          "no such macro '#" + macro + "'" + Suggestion.after(macro, known));
    }
  }

  private static Set<String> macros(Template template) {
    return Macros.definitions((Node) template.getData())
        .map(Macros::name)
        .collect(Collectors.toSet());
  }

  /**
   * The page, or nothing and an error where a template is wrong.
   *
   * @param hrefs from the address of the page
   * @param format of its locale
   */
  Optional<byte[]> render(Frame frame, Page page, Say say, Hrefs hrefs, LocaleFormat format) {
    if (!ready) {
      return Optional.empty();
    }
    Bench bench = benches.get();
    VelocityContext context = bench.clear();
    context.put("frame", frame);
    context.put("page", page);
    context.put("say", say);
    EventCartridge cartridge = new EventCartridge();
    cartridge.addEventHandler(new EscapeByType(hrefs, format));
    cartridge.addEventHandler(new Thrown());
    cartridge.attachToContext(context);
    PageText text = new PageText(hrefs, frame.language());
    try {
      engine.getTemplate(page.template()).merge(context, text);
      return Optional.of(text.bytes());
    } catch (VelocityException e) {
      report(page.template(), e);
      return Optional.empty();
    }
  }

  private void report(String name, VelocityException e) {
    String file = name;
    int line = 0;
    String message = String.valueOf(e.getMessage());
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String said = String.valueOf(cause.getMessage());
      Matcher place = PLACE.matcher(said);
      if (cause instanceof ExtendedParseException parse) {
        file = parse.getTemplateName();
        line = parse.getLineNumber();
        message = said;
      } else if (cause instanceof VelocityException && place.find()) {
        file = place.group(1);
        line = Integer.parseInt(place.group(2));
        message = said;
      } else if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
        message = said;
      }
    }
    problems.error(theme.shown(file), Math.max(line, 0), said(message));
  }

  /** What Velocity says, without the place that is said before it. */
  private static String said(String message) {
    String first = message.strip().lines().findFirst().orElse("the template is wrong");
    // Velocity ends a text with a control.
    if (first.startsWith("Encountered \"<EOF>\"") || first.startsWith("Encountered \"\\u001c\"")) {
      return "it ends inside an #if, a #foreach or a #macro; close it with #end";
    }
    return PLACE.matcher(first).replaceAll("").replaceFirst("( at| :)?\\s*$", "");
  }

  /** Without it Velocity writes null where what a template calls refuses its arguments. */
  @SuppressWarnings("rawtypes") // As the interface has it.
  private static final class Thrown implements MethodExceptionEventHandler {

    @Override
    public Object methodException(
        Context context, Class type, String method, Exception e, Info info) {
      throw e instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    }
  }

  /**
   * Finds what templates refer to, as Velocity does, and looks but once whether it may be called:
   * else Java looks again at each of the hundreds of references of each page.
   */
  public static final class QuickUberspector extends SecureUberspector {

    @Override
    public @Nullable VelMethod getMethod(
        Object of, String name, Object @Nullable [] arguments, Info place) {
      VelMethod found = super.getMethod(of, name, arguments, place);
      if (found != null) {
        settle(found.getMethod());
      }
      return found;
    }

    @Override
    public @Nullable VelPropertyGet getPropertyGet(Object of, String name, Info place) {
      VelPropertyGet found = super.getPropertyGet(of, name, place);
      if (found != null) {
        settle(introspector.getMethod(of.getClass(), found.getMethodName(), new Object[0]));
      }
      return found;
    }

    private static void settle(@Nullable Method method) {
      if (method != null && Modifier.isPublic(method.getModifiers())) {
        try {
          method.setAccessible(true);
        } catch (InaccessibleObjectException e) {
          // Then Java goes on looking.
        }
      }
    }
  }

  /** Gives Velocity the theme's files by their names. */
  private static final class ThemeLoader extends ResourceLoader {

    private final Theme theme;

    ThemeLoader(Theme theme) {
      this.theme = theme;
    }

    @Override
    public void init(ExtProperties configuration) {
      // There is nothing to configure.
    }

    @Override
    public Reader getResourceReader(String name, String encoding) {
      if (!theme.has(name)) {
        throw new ResourceNotFoundException("there is no template '" + name + "'");
      }
      return new InputStreamReader(
          new ByteArrayInputStream(theme.file(name)), StandardCharsets.UTF_8);
    }

    @Override
    public boolean isSourceModified(Resource resource) {
      return false;
    }

    @Override
    public long getLastModified(Resource resource) {
      return 0;
    }
  }
}
