package org.polyfeed.media;

import com.drew.imaging.FileType;
import com.drew.imaging.FileTypeDetector;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.bmp.BmpMetadataReader;
import com.drew.imaging.gif.GifMetadataReader;
import com.drew.imaging.heif.HeifMetadataReader;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.mp4.Mp4MetadataReader;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.png.PngHeader;
import com.drew.imaging.png.PngProcessingException;
import com.drew.imaging.quicktime.QuickTimeMetadataReader;
import com.drew.imaging.wav.WavMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.lang.StreamReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.bmp.BmpHeaderDirectory;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.heif.HeifDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.jpeg.JpegReader;
import com.drew.metadata.mov.QuickTimeDirectory;
import com.drew.metadata.mov.media.QuickTimeVideoDirectory;
import com.drew.metadata.mp4.Mp4Directory;
import com.drew.metadata.mp4.media.Mp4VideoDirectory;
import com.drew.metadata.wav.WavDirectory;
import com.drew.metadata.webp.WebpDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What the first bytes of a picture or recording say.
 *
 * @param types the media types that files of such bytes may have, the usual one first; empty where
 *     they are not known
 */
record Header(List<String> types, Facts facts) {

  static final Header UNKNOWN = new Header(List.of(), Facts.NONE);

  Header {
    types = List.copyOf(types);
  }

  /** Whether a file of these bytes may have the media type. */
  boolean isOf(String type) {
    return types.contains(type);
  }

  static Header of(List<String> types, Facts facts) {
    return new Header(types, facts.or(Facts.ofType(types.get(0))));
  }

  static Header of(String type, Facts facts) {
    return of(List.of(type), facts);
  }

  /** Reads no more of a file than its headers; unknown where they are broken. */
  static Header read(Path file) {
    try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      FileType type = FileTypeDetector.detectFileType(in);
      return switch (type) {
        case Jpeg -> of("image/jpeg", jpeg(in));
        case Png -> of("image/png", png(in));
        case Gif -> of("image/gif", gif(in));
        case Bmp -> of("image/bmp", bmp(in));
        case Tiff -> of("image/tiff", Facts.NONE);
        case WebP -> of("image/webp", webp(in));
        case Avif -> of("image/avif", heif(in));
        case Heif -> of(List.of("image/heic", "image/heif"), heif(in));
        case Mp4 -> of(List.of("video/mp4", "audio/mp4", "video/quicktime"), mp4(in));
        case QuickTime -> of(List.of("video/quicktime", "video/mp4", "audio/mp4"), quickTime(in));
        case Wav -> of("audio/wav", wav(in));
        case Ico -> of("image/x-icon", Facts.NONE);
        case Aac -> of("audio/aac", Facts.NONE);
        default -> Signature.header(file);
      };
    } catch (IOException e) {
      // It ends too early, or nobody can read it.
      return UNKNOWN;
    }
  }

  private static Facts jpeg(InputStream in) throws IOException {
    try {
      Metadata found =
          JpegMetadataReader.readMetadata(in, List.of(new JpegReader(), new ExifReader()));
      return upright(
          found,
          size(
              found,
              JpegDirectory.class,
              JpegDirectory.TAG_IMAGE_WIDTH,
              JpegDirectory.TAG_IMAGE_HEIGHT));
    } catch (ImageProcessingException e) {
      throw broken(e);
    }
  }

  /** Exif 2.32 section 4.6.4: from 5 on, the camera was held on its side. */
  private static Facts upright(Metadata found, Facts stored) {
    Directory exif = found.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer orientation = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    return orientation != null && orientation >= 5 && orientation <= 8 ? turned(stored) : stored;
  }

  private static Facts turned(Facts stored) {
    return new Facts(
        stored.type(),
        stored.length(),
        /* width= */ stored.height(),
        /* height= */ stored.width(),
        stored.duration());
  }

  private static Facts png(InputStream in) throws IOException {
    try {
      // Of other chunks some are compressed, and small ones may fill the memory.
      var chunks = new PngChunkReader().extract(new StreamReader(in), Set.of(PngChunkType.IHDR));
      for (var chunk : chunks) {
        PngHeader header = new PngHeader(chunk.getBytes());
        return Facts.NONE.of(header.getImageWidth(), header.getImageHeight());
      }
      return Facts.NONE;
    } catch (PngProcessingException e) {
      throw broken(e);
    }
  }

  private static Facts gif(InputStream in) throws IOException {
    return size(
        GifMetadataReader.readMetadata(in),
        GifHeaderDirectory.class,
        GifHeaderDirectory.TAG_IMAGE_WIDTH,
        GifHeaderDirectory.TAG_IMAGE_HEIGHT);
  }

  private static Facts bmp(InputStream in) throws IOException {
    return size(
        BmpMetadataReader.readMetadata(in),
        BmpHeaderDirectory.class,
        BmpHeaderDirectory.TAG_IMAGE_WIDTH,
        BmpHeaderDirectory.TAG_IMAGE_HEIGHT);
  }

  private static Facts webp(InputStream in) throws IOException {
    try {
      Metadata found = WebpMetadataReader.readMetadata(in);
      return upright(
          found,
          size(
              found,
              WebpDirectory.class,
              WebpDirectory.TAG_IMAGE_WIDTH,
              WebpDirectory.TAG_IMAGE_HEIGHT));
    } catch (ImageProcessingException e) {
      throw broken(e);
    }
  }

  private static Facts heif(InputStream in) throws IOException {
    Metadata found = HeifMetadataReader.readMetadata(in);
    Facts stored =
        size(
            found,
            HeifDirectory.class,
            HeifDirectory.TAG_IMAGE_WIDTH,
            HeifDirectory.TAG_IMAGE_HEIGHT);
    Directory directory = found.getFirstDirectoryOfType(HeifDirectory.class);
    return directory == null ? stored : turned(directory, HeifDirectory.TAG_IMAGE_ROTATION, stored);
  }

  private static Facts turned(Directory directory, int rotation, Facts stored) {
    Double degrees = directory.getDoubleObject(rotation);
    return degrees != null && Math.round(Math.abs(degrees)) % 180 == 90 ? turned(stored) : stored;
  }

  private static Facts mp4(InputStream in) throws IOException {
    Metadata found = Mp4MetadataReader.readMetadata(in);
    Facts size =
        size(
            found,
            Mp4VideoDirectory.class,
            Mp4VideoDirectory.TAG_WIDTH,
            Mp4VideoDirectory.TAG_HEIGHT);
    Directory film = found.getFirstDirectoryOfType(Mp4Directory.class);
    return film == null
        ? size
        : lasting(
            film, Mp4Directory.TAG_DURATION_SECONDS, turned(film, Mp4Directory.TAG_ROTATION, size));
  }

  private static Facts quickTime(InputStream in) throws IOException {
    Metadata found = QuickTimeMetadataReader.readMetadata(in);
    Facts size =
        size(
            found,
            QuickTimeVideoDirectory.class,
            QuickTimeVideoDirectory.TAG_WIDTH,
            QuickTimeVideoDirectory.TAG_HEIGHT);
    Directory film = found.getFirstDirectoryOfType(QuickTimeDirectory.class);
    return film == null
        ? size
        : lasting(
            film,
            QuickTimeDirectory.TAG_DURATION_SECONDS,
            turned(film, QuickTimeDirectory.TAG_ROTATION, size));
  }

  private static Facts wav(InputStream in) throws IOException {
    try {
      Metadata found = WavMetadataReader.readMetadata(in);
      Directory wave = found.getFirstDirectoryOfType(WavDirectory.class);
      String clock = wave == null ? null : wave.getString(WavDirectory.TAG_DURATION);
      return clock == null
          ? Facts.NONE
          : Facts.NONE.lasting(Durations.parse(clock).orElse(Duration.ZERO));
    } catch (ImageProcessingException e) {
      throw broken(e);
    }
  }

  private static Facts lasting(Directory film, int seconds, Facts facts) {
    Double known = film.getDoubleObject(seconds);
    return known == null || known.isNaN() || known > Integer.MAX_VALUE
        ? facts
        : facts.lasting(Duration.ofMillis(Math.round(known * 1000)));
  }

  private static Facts size(
      Metadata found, Class<? extends Directory> kind, int width, int height) {
    for (Directory directory : found.getDirectoriesOfType(kind)) {
      Integer across = directory.getInteger(width);
      Integer down = directory.getInteger(height);
      if (across != null && down != null) {
        return Facts.NONE.of(across, down);
      }
    }
    return Facts.NONE;
  }

  private static IOException broken(ImageProcessingException e) {
    return new IOException("the header is broken: " + e.getMessage(), e);
  }
}
