package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real browser makes of one page of each kind. */
@ParameterizedClass(name = "{0}")
@ArgumentsSource(Sites.class)
final class BrowserTest {

  private static final List<String> LOCALES = List.of("en", "fa-AF", "ur", "ar", "zh-Hans", "hi");

  private static final Set<String> FROM_THE_RIGHT = Set.of("ar", "fa-AF", "ps", "ur");

  private final ServedSite site;

  @TempDir private Path folder;

  BrowserTest(ServedSite site) {
    this.site = site;
  }

  @Test
  void noPageScrollsSidewaysAndEachRunsInItsDirection() throws Exception {
    List<String> pages = PageKinds.of(site, LOCALES);
    List<Integer> widths = List.of(320, 390, 768, 1280);
    List<Element> shown =
        new ShownPages(site, folder)
            .shown(
                pages,
                widths,
                """
            result.dataset.wide = page.documentElement.scrollWidth > view.innerWidth;
            result.dataset.dir = view.getComputedStyle(page.body).direction;
            result.dataset.lang = page.documentElement.lang;
            result.dataset.styled = page.styleSheets.length && page.styleSheets[0].cssRules.length;
            for (const one of view.performance.getEntriesByType('resource')) {
              if (![location.origin + '/', '%s'].some(own => one.name.startsWith(own))) {
                result.dataset.elsewhere = one.name;
              }
            }
            """
                    .formatted(site.address()),
                ShownPages.Colours.LIGHT);
    for (Element one : shown) {
      String name = one.attr("data-page");
      assertThat(one.attr("data-wide")).as(name + " scrolls sideways").isEqualTo("false");
      boolean fromTheRight = FROM_THE_RIGHT.contains(one.attr("data-lang"));
      assertThat(one.attr("data-dir")).as(name).isEqualTo(fromTheRight ? "rtl" : "ltr");
      assertThat(Integer.parseInt(one.attr("data-styled"))).as(name).isGreaterThan(50);
      assertThat(one.attr("data-elsewhere")).as(name + " calls another host").isEmpty();
    }
    assertThat(site.host().answers())
        .filteredOn(answer -> answer.status() == 404 && !answer.file().endsWith("favicon.ico"))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void axeFindsNothingThatKeepsAnybodyOut(ShownPages.Colours colours) throws Exception {
    List<Element> shown =
        new ShownPages(site, folder)
            .shown(
                PageKinds.of(site, List.of("en", "fa-AF")),
                List.of(320, 1280),
                ShownPages.AXE,
                colours);
    for (Element one : shown) {
      String name = one.attr("data-page");
      assertThat(one.attr("data-dark"))
          .as(name)
          .isEqualTo("" + (colours == ShownPages.Colours.DARK));
      assertThat(Integer.parseInt(one.attr("data-rules"))).as(name).isGreaterThan(8);
      assertThat(one.wholeText()).as(name).isEmpty();
    }
  }
}
