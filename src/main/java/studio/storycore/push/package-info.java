/**
 * How changes reach the open pages: by websocket, or by long polling where a proxy does not let websockets through. Which of
 * the two it is decides {@code frontend/push.js} in the browser.
 */
@NullMarked
package studio.storycore.push;

import org.jspecify.annotations.NullMarked;
