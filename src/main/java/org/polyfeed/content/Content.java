package org.polyfeed.content;

import java.util.List;

/**
 * What a folder holds in one language; texts are empty where nothing says them.
 *
 * @param kind the program that makes a site of it, such as {@code Hugo}
 * @param title of the site
 * @param home the URL of its first page
 * @param language as it was written
 */
public record Content(String kind, String title, String home, String language, List<Post> posts) {

  public Content {
    posts = List.copyOf(posts);
  }
}
