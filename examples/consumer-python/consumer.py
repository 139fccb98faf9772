"""Counts orders and revenue by status, from the log of Souk. AMQP_URL names the broker and its user `reader`."""

import json, os, sqlite3, sys, time, uuid
import pika

url = pika.URLParameters(os.environ["AMQP_URL"])
url.heartbeat = 0  # This program answers no heartbeats while it works.
user = url.credentials.username
asking, listening = pika.BlockingConnection(url), pika.BlockingConnection(url)

view = sqlite3.connect(sys.argv[1], isolation_level=None)
view.execute("CREATE TABLE IF NOT EXISTS checkpoint (position INTEGER, hash TEXT)")
view.execute("CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, total INTEGER, status TEXT)")
if view.execute("SELECT count(*) FROM checkpoint").fetchone() == (0,):
    view.execute("INSERT INTO checkpoint VALUES (0, ?)", ["0" * 64])

# The log answers on the connection that has asked: direct reply-to.
requests, answers = asking.channel(), {}
requests.basic_consume("amq.rabbitmq.reply-to", lambda _c, _m, about, body: answers.update({about.correlation_id: body}), auto_ack=True)

def read_all(after):
    """The next commits of the log. Few enough to fit into one message. If no answer comes, it asks again."""
    while True:
        answers.clear()
        id = str(uuid.uuid4())
        about = pika.BasicProperties(user_id=user, reply_to="amq.rabbitmq.reply-to", correlation_id=id, expiration="10000")
        requests.basic_publish("souk.requests", "event-store.read-all", json.dumps({"after": after, "limit": 20}), about)
        expires_at = time.monotonic() + 10
        while id not in answers and time.monotonic() < expires_at:
            asking.process_data_events(1)
        if id in answers:
            message = json.loads(answers[id])
            return message["answer"]["commits"] if "answer" in message else sys.exit(message["failure"])

def apply(commit):
    """Changes the view and its checkpoint together, so that no commit counts twice."""
    view.execute("BEGIN")
    for event in (event for append in commit["appends"] for event in append["events"]):
        data = event["data"]
        if event["type"] == "OrderPlaced":
            view.execute("INSERT INTO orders VALUES (?, ?, 'PENDING')", [data["orderId"], data["total"]])
        elif event["type"] in ("OrderFinalized", "OrderCanceled"):
            view.execute("UPDATE orders SET status = ? WHERE id = ?", [event["type"][5:].upper(), data["orderId"]])
    view.execute("UPDATE checkpoint SET position = ?, hash = ?", [commit["position"], commit["hash"]])
    view.execute("COMMIT")

def take(commits):
    """Applies what is new. A commit may come twice, late or never: the position tells, and the log has what is missing."""
    for commit in commits:
        position, hash = view.execute("SELECT position, hash FROM checkpoint").fetchone()
        if commit["position"] == position + 1:
            if commit["previousHash"] != hash:
                sys.exit("this view was made from another log: remove it and start again")
            apply(commit)
        elif commit["position"] > position:
            return catch_up()

def catch_up():
    while commits := read_all(view.execute("SELECT position FROM checkpoint").fetchone()[0]):
        take(commits)

queue = f"souk.subscriber.{user}"
channel = listening.channel()
channel.queue_declare(queue, durable=True, arguments={"x-queue-type": "quorum", "x-max-length": 1000, "x-overflow": "drop-head"})
channel.queue_bind(queue, "souk.events", "#")  # `order.*` would be the events of orders only.
for method, _properties, body in channel.consume(queue, inactivity_timeout=1):
    take(json.loads(body)["commits"]) if method else catch_up()
    if method:
        channel.basic_ack(method.delivery_tag)
    counts = view.execute("SELECT status, count(*), sum(total) FROM orders GROUP BY status").fetchall()
    print(json.dumps({"position": view.execute("SELECT position FROM checkpoint").fetchone()[0], "orders": counts}), flush=True)
