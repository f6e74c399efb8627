package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a client, which sends a request at a time. Requests run, and answers are encoded, in threads of
 * their own, so that a write that waits for the disk holds up nobody else's reading.
 */
final class StoreConnection extends SimpleChannelInboundHandler<ClientRequest> {

    private static final Logger log = LoggerFactory.getLogger(StoreConnection.class);

    private final StoreCommands commands;
    private final Executor executor;

    StoreConnection(StoreCommands commands, Executor executor) {
        this.commands = commands;
        this.executor = executor;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        try {
            executor.execute(() -> answer(context, request));
        } catch (RejectedExecutionException e) {
            // The store has closed.
            context.close();
        }
    }

    private void answer(ChannelHandlerContext context, ClientRequest request) {
        ByteBuf out = context.alloc().buffer();
        boolean written = false;
        try {
            if (!encode(context, request, out)) {
                context.close();
                return;
            }
            written = true;
            context.writeAndFlush(out);
        } catch (RuntimeException | OutOfMemoryError e) {
            log.warn("The embedded store could not answer: {}", e.getClass().getName());
            log.debug("Because of", e);
            context.close();
        } finally {
            if (!written) {
                out.release();
            }
        }
    }

    private boolean encode(ChannelHandlerContext context, ClientRequest request, ByteBuf out) {
        int id = request.getHeader().getRequestID();
        switch (request) {
            case MongoMessage message -> {
                Document answer = commands.answer(context.channel(), message.getDatabaseName(), message.getDocument());
                encodeHeader(id, OpCode.OP_MSG, out);
                out.writeIntLE(0);
                out.writeByte(MongoMessage.SECTION_KIND_BODY);
                RawDocument.encodeAnswer(answer, out);
            }
            // The old form, in which drivers still introduce themselves; its queries are not for data any more.
            case MongoQuery query
            when query.getCollectionName().equals("$cmd") -> {
                Document answer = commands.answer(context.channel(), query.getDatabaseName(), query.getQuery());
                encodeHeader(id, OpCode.OP_REPLY, out);
                out.writeIntLE(0);
                out.writeLongLE(0);
                out.writeIntLE(0);
                out.writeIntLE(1);
                BsonEncoder.encodeDocument(answer, out);
            }
            default -> {
                return false;
            }
        }
        out.setIntLE(0, out.writerIndex());
        return true;
    }

    private static void encodeHeader(int respondsTo, OpCode code, ByteBuf out) {
        out.writeIntLE(0);
        out.writeIntLE(respondsTo);
        out.writeIntLE(respondsTo);
        out.writeIntLE(code.getId());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        commands.closed(context.channel());
    }

    /** A broken connection, or bytes that are no request: the client sees the connection end. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        log.debug("Connection to the embedded store ends", cause);
        context.close();
    }
}
