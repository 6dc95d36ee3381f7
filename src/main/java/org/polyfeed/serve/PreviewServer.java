package org.polyfeed.serve;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Shows a site to browsers on this machine, and to nobody else. Safe to share between threads. */
public final class PreviewServer implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  /** Each page that somebody sees holds one. */
  private static final int THREADS = 400;

  private final Server server;
  private final Bulletin bulletin;
  private final int port;

  private PreviewServer(Server server, Bulletin bulletin, int port) {
    this.server = server;
    this.bulletin = bulletin;
    this.port = port;
  }

  /**
   * Begins to answer: as long as nothing was shown, that there is no site yet.
   *
   * @param port from 1 to 65535, or 0 for any that is free
   * @param folder of the preview's output, which need not be there yet
   * @param others files that are served where the site has none
   * @param session a name that no other run of the server has had
   * @throws BindException where the port is not to be had
   * @throws IOException if the network fails
   */
  public static PreviewServer start(int port, Path folder, OtherFiles others, String session)
      throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setDaemon(true);
    threads.setName("preview");
    Server server = new Server(threads);
    HttpConfiguration settings = new HttpConfiguration();
    settings.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(settings));
    connector.setHost(HOST);
    connector.setPort(port);
    server.addConnector(connector);
    // Open pages listen for ever; nobody waits for them.
    server.setStopTimeout(0);
    try {
      connector.open();
    } catch (IOException e) {
      if (e.getCause() instanceof BindException taken) {
        throw taken;
      }
      throw e;
    }
    Bulletin bulletin = new Bulletin(session);
    int taken = connector.getLocalPort();
    server.setHandler(new SiteHandler(folder, others, bulletin, taken));
    LifeCycle.start(server);
    return new PreviewServer(server, bulletin, taken);
  }

  /** Where the site is to be seen. */
  public URI address() {
    String path = bulletin.address().map(URI::getRawPath).orElse("/");
    return URI.create("http://" + HOST + ":" + port + path);
  }

  /** Shows what a run has made, and tells open pages of it. */
  public void show(Generation generation) {
    bulletin.show(generation);
  }

  /**
   * Shows what is wrong with a run that broke off: any file of the site may be another since.
   *
   * @param generation refused
   */
  public void showBrokenOff(Generation generation) {
    bulletin.doubt();
    bulletin.show(generation);
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }
}
