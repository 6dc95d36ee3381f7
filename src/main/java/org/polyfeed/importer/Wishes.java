package org.polyfeed.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.polyfeed.locale.LocaleTag;

/**
 * How the user wants sources to be imported.
 *
 * @param locale of items that name no language
 * @param updating whether seeds of items that have changed are written anew
 * @param keepingGoing whether items with errors are left out, and no reason to import nothing
 * @param dry whether nothing is written
 * @param withPages whether pages become articles, too, that no feed has
 * @param scraped whether folders hold scraped pages
 * @param withoutBoilerplate whether what stands in most of them is left out
 * @param mostBytes that a document may have, unpacked
 * @param privately whether addresses of this machine and of private networks may be fetched from
 * @param patience with hosts
 * @param now the time to go by
 */
public record Wishes(
    Optional<LocaleTag> locale,
    boolean updating,
    boolean keepingGoing,
    boolean dry,
    boolean withPages,
    boolean scraped,
    boolean withoutBoilerplate,
    long mostBytes,
    boolean privately,
    Duration patience,
    Instant now) {}
