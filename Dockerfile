# docker build -t cx-workbench .
# docker run -p 8501:8501 -v cx-workbench:/data cx-workbench      then open http://localhost:8501
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    CXMODEL_STORE=/data/cxmodel.duckdb \
    STREAMLIT_SERVER_HEADLESS=true \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_PORT=8501

WORKDIR /app
COPY requirements.txt requirements.lock ./
RUN pip install --no-cache-dir -r requirements.txt -c requirements.lock
COPY . .

RUN python -c "from cxmodel.ui.picture import serve_library; serve_library()"

RUN useradd --create-home --uid 10001 workbench && install -d -o workbench -g workbench /data
USER workbench
VOLUME /data
EXPOSE 8501

HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]

CMD ["sh", "-c", "python -m cxmodel doctor --prepare && exec python -m streamlit run app.py"]
