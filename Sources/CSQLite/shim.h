#pragma once
#include <sqlite3.h>

/// Keeps this connection from checkpointing when it is the last one to close: sqlite3_db_config() is
/// variadic, which Swift cannot call.
static inline int hark_sqlite3_no_checkpoint_on_close(sqlite3 *db) {
    return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
