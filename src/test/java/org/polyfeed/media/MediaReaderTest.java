package org.polyfeed.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.seed.SeedFile;

/** What is read from the headers of pictures and recordings. */
final class MediaReaderTest {

  @TempDir private Path folder;

  private final Problems problems = new Problems();

  private Facts facts(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    SeedFile seed = new SeedFile(file, name, "seeds/" + name);
    return new MediaReader(problems).facts(new MediaFile(seed, bytes.length, 0));
  }

  private void assertPicture(String name, byte[] bytes, String type, int width, int height)
      throws IOException {
    assertThat(facts(name, bytes))
        .as(name)
        .isEqualTo(
            new Facts(
                Optional.of(type),
                Optional.of((long) bytes.length),
                Optional.of(width),
                Optional.of(height),
                Optional.empty()));
    assertThat(problems.all()).isEmpty();
  }

  private void assertSound(String name, byte[] bytes, String type, long milliseconds)
      throws IOException {
    assertThat(facts(name, bytes))
        .as(name)
        .isEqualTo(
            new Facts(
                Optional.of(type),
                Optional.of((long) bytes.length),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofMillis(milliseconds))));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void picturesSayTheirSize() throws IOException {
    assertPicture("a.png", Samples.png(7, 5), "image/png", 7, 5);
    assertPicture("a.jpg", Samples.image("jpg", 7, 5), "image/jpeg", 7, 5);
    assertPicture("a.JPEG", Samples.image("jpg", 7, 5), "image/jpeg", 7, 5);
    assertPicture("a.gif", Samples.image("gif", 7, 5), "image/gif", 7, 5);
    assertPicture("a.bmp", Samples.image("bmp", 7, 5), "image/bmp", 7, 5);
    assertPicture("a.webp", Samples.webp(300, 200), "image/webp", 300, 200);
  }

  @Test
  void aPictureTakenOnItsSideIsAsWideAsItIsShown() throws IOException {
    assertPicture("upright.jpg", Samples.jpeg(7, 5, 1), "image/jpeg", 7, 5);
    assertPicture("turned.jpg", Samples.jpeg(7, 5, 3), "image/jpeg", 7, 5);
    assertPicture("side.jpg", Samples.jpeg(7, 5, 6), "image/jpeg", 5, 7);
    assertPicture("mirror.jpg", Samples.jpeg(7, 5, 8), "image/jpeg", 5, 7);
  }

  @Test
  void aDrawingHasItsOwnSizeOrThatOfItsBox() throws IOException {
    String svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" SIZE/>";
    assertPicture(
        "own.svg",
        svg.replace("SIZE", "width=\"40px\" height=\"30.4\" viewBox=\"0 0 4 3\"").getBytes(UTF_8),
        "image/svg+xml",
        40,
        30);
    assertPicture(
        "box.svg",
        svg.replace("SIZE", "width=\"100%\" viewBox=\"0,0 640 , 480\"").getBytes(UTF_8),
        "image/svg+xml",
        640,
        480);
  }

  @Test
  void aDrawingCannotMakeItsReaderFetchOrSwell() throws IOException {
    String bomb =
        "<!DOCTYPE svg SYSTEM \"http://192.0.2.1/svg.dtd\" [<!ENTITY a \"aaaaaaaaaa\">"
            + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
            + "<svg width=\"4\" height=\"3\">&b;&f;</svg>";
    assertPicture("bomb.svg", bomb.getBytes(UTF_8), "image/svg+xml", 4, 3);
  }

  @Test
  void recordingsSayHowLongTheyPlay() throws IOException {
    assertSound("a.wav", Samples.wav(3), "audio/wav", 3_000);
    assertSound("a.mp3", Samples.mp3(100), "audio/mpeg", 2_606);
    assertSound("tagged.mp3", Samples.taggedMp3(100), "audio/mpeg", 2_606);
    assertSound("variable.mp3", Samples.variableMp3(1_000), "audio/mpeg", 26_122);
    assertSound("a.m4a", Samples.m4a(65_500), "audio/mp4", 65_500);
    assertSound("a.flac", Samples.flac(44_100, 441_000), "audio/flac", 10_000);
    assertSound("a.ogg", Samples.opus(12), "audio/ogg", 12_000);
  }

  @Test
  void aFilmSaysItsSizeAndHowLongItPlays() throws IOException {
    byte[] film = Samples.mp4(640, 360, 90_000);

    assertThat(facts("a.mp4", film))
        .isEqualTo(
            new Facts(
                Optional.of("video/mp4"),
                Optional.of((long) film.length),
                Optional.of(640),
                Optional.of(360),
                Optional.of(Duration.ofSeconds(90))));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void bytesWinOverTheNameAndItIsSaid() throws IOException {
    Facts facts = facts("a.jpg", Samples.png(7, 5));

    assertThat(facts.type()).contains("image/png");
    assertThat(facts.width()).contains(7);
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "seeds/a.jpg: warning: its name says image/jpeg, and its bytes are image/png;"
                + " rename it");
  }

  @Test
  void aFileThatIsNoPictureIsOneByNameAlone() throws IOException {
    Facts facts = facts("a.png", "no picture".getBytes(UTF_8));

    assertThat(facts.type()).contains("image/png");
    assertThat(facts.width()).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "seeds/a.png: warning: its bytes are no image/png; put the right file here");
  }

  @Test
  void anEmptyFileIsSaidToBeEmpty() throws IOException {
    facts("a.mp3", new byte[0]);

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly("seeds/a.mp3: warning: it is empty; put the right file here");
  }

  @Test
  void ofOtherFilesOnlyNameAndLengthCount() throws IOException {
    assertThat(facts("a.pdf", new byte[4]).type()).contains("application/pdf");
    assertThat(facts("a.xyz", new byte[4]).type()).isEmpty();
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void damagedFilesStopNothing() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.png", Samples.png(40, 30));
    files.put("a.jpg", Samples.jpeg(40, 30, 6));
    files.put("a.gif", Samples.image("gif", 40, 30));
    files.put("a.bmp", Samples.image("bmp", 40, 30));
    files.put("a.webp", Samples.webp(40, 30));
    files.put("a.wav", Samples.wav(1));
    files.put("a.mp3", Samples.variableMp3(9));
    files.put("a.mp4", Samples.mp4(40, 30, 9_000));
    files.put("a.m4a", Samples.m4a(9_000));
    files.put("a.flac", Samples.flac(44_100, 9));
    files.put("a.ogg", Samples.opus(9));
    Random random = new Random(4);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] whole = file.getValue();
      for (int round = 0; round < 60; round++) {
        byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(Math.min(whole.length, 2_000)));
        for (int i = random.nextInt(8); i > 0; i--) {
          damaged[random.nextInt(Math.min(damaged.length, 300))] = (byte) random.nextInt(256);
        }
        assertThat(facts(file.getKey(), damaged).length()).isPresent();
      }
    }
  }

  @Test
  void peopleWriteTimesInSeveralWays() {
    assertThat(Durations.parse("754")).contains(Duration.ofSeconds(754));
    assertThat(Durations.parse("12:34")).contains(Duration.ofSeconds(754));
    assertThat(Durations.parse("1:02:03")).contains(Duration.ofSeconds(3_723));
    assertThat(Durations.parse("1:2")).isEmpty();
    assertThat(Durations.parse("12 min")).isEmpty();
  }
}
