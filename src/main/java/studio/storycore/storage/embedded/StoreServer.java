package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Listens on a free port of the loopback interface. */
final class StoreServer implements AutoCloseable {

    /** Two threads move bytes; commands run in threads of their own. */
    private static final int IO_THREADS = 2;

    private static final int BACKLOG = 200;

    private static final long CLOSE_SECONDS = 2;

    private final EventLoopGroup ioThreads;
    private final ExecutorService commandThreads;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listener;

    StoreServer(StoreCommands commands) {
        ioThreads = new MultiThreadIoEventLoopGroup(
                IO_THREADS, new DefaultThreadFactory("store-io", true), NioIoHandler.newFactory());
        // As many at the most as there are connections. Not virtual ones: reading and writing the file would hold on to
        // the few carriers that the whole application shares.
        commandThreads = Executors.newCachedThreadPool(new DefaultThreadFactory("store", true));
        try {
            listener = new ServerBootstrap()
                    .group(ioThreads)
                    .channel(NioServerSocketChannel.class)
                    .option(ChannelOption.SO_BACKLOG, BACKLOG)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel connection) {
                            connections.add(connection);
                            connection
                                    .pipeline()
                                    .addLast(new MongoWireProtocolHandler())
                                    .addLast(new StoreConnection(commands, commandThreads));
                        }
                    })
                    .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException e) {
            close(null);
            throw e;
        }
    }

    /** Host and port as a connection string has them. */
    String address() {
        InetSocketAddress address = (InetSocketAddress) listener.localAddress();
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** Lets commands that still run answer, shortly, then ends every connection. */
    @Override
    public void close() {
        close(listener);
    }

    private void close(@Nullable Channel listening) {
        if (listening != null) {
            listening.close().syncUninterruptibly();
        }
        commandThreads.shutdown();
        try {
            commandThreads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        ioThreads
                .shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(2 * CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
