package studio.storycore.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * What someone sees on a page of a project at one moment, and what its browser keeps.
 *
 * @param status what the badge says, for programs; empty without a badge
 * @param dialog the first words of the dialog that is open; empty without one
 * @param notice whether a notice says that texts are not saved
 * @param active the key of the field that has the focus; empty if none has
 * @param rows   how many rows of a list are in view
 * @param keys   of the letters that were pressed since the last look: the keys of the fields that had the focus, empty
 *               texts for those outside of any
 * @param notes  what the page did with the texts that it keeps, since the last look
 */
record PageLook(
        String path,
        String status,
        String dialog,
        boolean notice,
        String active,
        int rows,
        List<Field> fields,
        List<String> keys,
        List<String> notes) {

    /**
     * A field whose value the studio keeps.
     *
     * @param key     names its kind and what it belongs to, such as {@code shot.PROMPT/} and the shot's id
     * @param invalid whether it says that something is wrong with its value
     * @param refused whether its value is not in the project
     */
    record Field(String key, String value, boolean readOnly, boolean invalid, boolean refused, boolean focused) {

        String kind() {
            return key.replaceFirst("/.*", "");
        }

        String entityId() {
            return key.replaceFirst("[^/]*/", "");
        }
    }

    /** Where a text that is kept in the browser stands: every record of the studio's database, whatever its form. */
    private static final String SHELF = """
            async () => {
              const request = (asked) => new Promise((resolve, reject) => {
                asked.onsuccess = () => resolve(asked.result);
                asked.onerror = () => reject(asked.error);
              });
              if (!(await indexedDB.databases()).some((database) => database.name === 'storycore')) {
                return '[]';
              }
              const database = await request(indexedDB.open('storycore'));
              try {
                const all = [];
                for (const store of database.objectStoreNames) {
                  all.push(...await request(database.transaction(store).objectStore(store).getAll()));
                }
                return JSON.stringify(all);
              } finally {
                database.close();
              }
            }""";

    /** Notes which field hears each letter, and what becomes of the records in the browser's database. */
    private static final String WATCH = """
            (() => {
              const run = (window.storycoreRun = { keys: [], notes: [] });
              const fieldOf = (event) => event.composedPath().find((node) => node.dataset && node.dataset.draft);
              document.addEventListener('keydown', (event) => {
                if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
                  const field = fieldOf(event);
                  run.keys.push(field && !field.readonly ? field.dataset.draft : '');
                }
              }, true);
              const note = (what, detail) => {
                const text = (detail === undefined ? '' : JSON.stringify(detail)) ?? '';
                run.notes.push(`${new Date().toISOString().slice(14, 23)} ${what} ${text.slice(0, 700)}`);
                run.notes.splice(0, run.notes.length - 300);
              };
              run.note = note;
              for (const name of ['delete', 'clear']) {
                const original = IDBObjectStore.prototype[name];
                IDBObjectStore.prototype[name] = function (...of) {
                  note('shelf.' + name, of);
                  return original.apply(this, of);
                };
              }
              run.watchDrafts = () => {
                const drafts = window.storycore?.drafts;
                if (drafts && !drafts.isWatched) {
                  drafts.isWatched = true;
                  for (const [name, original] of Object.entries(drafts)) {
                    if (typeof original === 'function') {
                      drafts[name] = (...of) => {
                        note('drafts.' + name, of.filter((one) => !(one instanceof Element)));
                        return original(...of);
                      };
                    }
                  }
                }
              };
            })()""";

    private static final String LOOK = """
            () => {
              const run = window.storycoreRun;
              run.watchDrafts();
              const deepest = (node) => node?.shadowRoot?.activeElement ? deepest(node.shadowRoot.activeElement) : node;
              const holderOf = (node) =>
                !node ? null : node.dataset?.draft ? node : holderOf(node.parentNode ?? node.host);
              const active = holderOf(deepest(document.activeElement));
              const isShown = (element) =>
                element.checkVisibility() && element.getBoundingClientRect().height > 0;
              const dialog = [...document.querySelectorAll(
                'vaadin-dialog[opened], vaadin-dialog-overlay[opened], vaadin-confirm-dialog[opened]')].at(-1);
              const badge = document.getElementById('save-status');
              const isSeen = (row) => {
                const box = row.getBoundingClientRect();
                return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
              };
              return JSON.stringify({
                path: location.pathname,
                status: badge?.dataset.status ?? '',
                dialog: dialog ? (dialog.innerText || dialog.className || 'open').trim().slice(0, 60) : '',
                notice: [...document.querySelectorAll('.draft-notice')].some(isShown),
                active: active?.dataset.draft ?? '',
                rows: [...document.querySelectorAll('.shot-row')].filter(isSeen).length,
                fields: [...document.querySelectorAll('[data-draft]')]
                  .filter((field) => isShown(field) && field.localName !== 'vaadin-checkbox')
                  .map((field) => ({
                    key: field.dataset.draft,
                    value: String((field.inputElement ?? field).value ?? ''),
                    readOnly: !!field.readonly,
                    invalid: !!field.invalid,
                    refused: field.hasAttribute('data-draft-refused')
                      || (!!field.invalid && !field.hasAttribute('data-draft-name')),
                    focused: field === active,
                  })),
                keys: run.keys.splice(0),
                notes: run.notes.splice(0),
              });
            }""";

    /** A browser's database that keeps everything but the words themselves. */
    private static final String FORGET_WORDS = """
            (() => {
              const original = IDBObjectStore.prototype.put;
              IDBObjectStore.prototype.put = function (record, ...more) {
                const forgetful = JSON.parse(JSON.stringify(record).replace(/[g-z]\\d{4}/g, 'forgotten'));
                return original.call(this, forgetful, ...more);
              };
            })()""";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern QUIET = Pattern.compile("saved|idle");

    /** To be called before the page is opened. */
    static void prepare(Page page) {
        page.addInitScript(WATCH);
    }

    /** From the next page on, the browser does not keep the words that it is given. */
    static void forgetWords(Page page) {
        page.addInitScript(FORGET_WORDS);
    }

    static PageLook at(Page page) {
        return JSON.readValue((String) page.evaluate(LOOK), PageLook.class);
    }

    /** Everything that the browser keeps for the studio. */
    static String shelf(Page page) {
        return (String) page.evaluate(SHELF);
    }

    /** Whether the badge says that all is saved. */
    boolean isQuiet() {
        return QUIET.matcher(status).matches();
    }

    Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    boolean isAt(String pageOfProject) {
        return path.contains("/" + pageOfProject);
    }
}
