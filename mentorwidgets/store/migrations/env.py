"""Run by Alembic: the migrations, inside the transaction that the store has begun."""

from alembic import context

from mentorwidgets.store.sql.tables import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
